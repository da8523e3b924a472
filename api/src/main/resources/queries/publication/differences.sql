-- Where the three books of one year differ, row by row, with the flag that says so where there is one. Grain: what, subject_no,
-- village_code. Payments for ordered against the bank, batches in their villages for ordered against published.
with payment as (
  select *
  from fact_payment
  where year = :year
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
),
standing_notice as (
  select
    subject_no,
    village_code,
    publication_no,
    items,
    amount,
    row_number() over (partition by subject_no, village_code order by posted_on desc nulls last, publication_no desc) as nth
  from fact_notice
  where subject = 'BATCH'
),
village_of_batch as (
  select
    batch_no,
    village_code,
    min(county_code) as county_code,
    min(programme_code) as programme_code,
    max(month) as month,
    cast(sum(payments) as bigint) as items,
    sum(ordered) as amount
  from fact_batch
  where year = :year
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  group by batch_no, village_code
),
difference as (
  select
    case
      when bank_status is null then 'UNCONFIRMED'
      when bank_status = 'RETURNED' then 'RETURNED'
      else 'BANK_DIFFERS'
    end as what,
    payment_no as subject_no,
    case when bank_status is null then 'payment_unconfirmed' when bank_status = 'PAID' then 'paid_differs' end as rule,
    county_code,
    village_code,
    programme_code,
    month,
    batch_no,
    cast(1 as bigint) as ordered_items,
    amount as ordered,
    cast(case when bank_status = 'PAID' then 1 else 0 end as bigint) as other_items,
    cast(case when bank_status = 'PAID' then bank_amount else 0 end as decimal(14,2)) as other
  from payment
  where bank_status is null
    or bank_status = 'RETURNED'
    or bank_amount <> amount
  union all
  select
    case when standing_notice.publication_no is null then 'UNPUBLISHED' else 'PUBLISHED_DIFFERS' end as what,
    village_of_batch.batch_no as subject_no,
    case when standing_notice.publication_no is null then 'payment_unpublished' else 'published_differs' end as rule,
    village_of_batch.county_code,
    village_of_batch.village_code,
    village_of_batch.programme_code,
    village_of_batch.month,
    village_of_batch.batch_no,
    village_of_batch.items as ordered_items,
    cast(village_of_batch.amount as decimal(14,2)) as ordered,
    cast(coalesce(standing_notice.items, 0) as bigint) as other_items,
    cast(coalesce(standing_notice.amount, 0) as decimal(14,2)) as other
  from village_of_batch
  left join standing_notice
    on standing_notice.nth = 1
    and standing_notice.subject_no = village_of_batch.batch_no
    and standing_notice.village_code = village_of_batch.village_code
  where standing_notice.publication_no is null
    or standing_notice.items <> village_of_batch.items
    or standing_notice.amount <> village_of_batch.amount
),
numbered_flag as (
  select
    rule,
    subject_no,
    county_code,
    flag_id,
    row_number() over (partition by rule, subject_no order by flag_id) as nth
  from fact_flag
  where rule in ('payment_unconfirmed', 'paid_differs', 'payment_unpublished', 'published_differs')
)
select
  difference.what,
  difference.subject_no,
  difference.county_code,
  difference.village_code,
  dim_division.name as village_name,
  difference.programme_code,
  difference.month,
  difference.batch_no,
  difference.ordered_items,
  difference.ordered,
  difference.other_items,
  difference.other,
  cast(difference.ordered - difference.other as decimal(14,2)) as difference,
  difference.rule,
  numbered_flag.flag_id,
  difference.month || '|' || difference.what || '|' || difference.subject_no || '|' || difference.village_code as sort_key,
  count(*) over () as total
from difference
left join numbered_flag
  on numbered_flag.nth = 1
  and numbered_flag.rule = difference.rule
  and numbered_flag.subject_no = difference.subject_no
left join dim_division on dim_division.division_code = difference.village_code
where (cast(:what as varchar) is null or difference.what = cast(:what as varchar))
qualify cast(:after as varchar) is null or sort_key > cast(:after as varchar)
order by sort_key
limit cast(:limit as integer)

-- Three books of one year: ordered, paid by the bank, published; in items and yuan. Grain: county, programme, month. Ordered and paid are
-- those of the books of funds; published is what the notices themselves say. What was published of a batch in a village counts once,
-- where its last payment stands; its standing notice is the one posted last.
with flow as (
  select
    county_code,
    programme_code,
    month,
    cast(sum(payments) as bigint) as ordered_items,
    sum(ordered) as ordered,
    sum(confirmed) as bank
  from (/* funds/books */) as books
  where payments > 0
  group by county_code, programme_code, month
),
batch as (
  select
    county_code,
    coalesce(programme_code, '') as programme_code,
    month,
    batch_no,
    village_code,
    confirmed_payments,
    row_number() over (partition by batch_no, village_code order by last_paid_on desc, programme_code desc, fund_source_code desc) as from_last
  from fact_batch
  where year = :year
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
),
standing_notice as (
  select
    subject_no,
    village_code,
    items,
    amount,
    row_number() over (partition by subject_no, village_code order by posted_on desc nulls last, publication_no desc) as nth
  from fact_notice
  where subject = 'BATCH'
),
noticed as (
  select
    batch.county_code,
    batch.programme_code,
    batch.month,
    cast(sum(batch.confirmed_payments) as bigint) as bank_items,
    coalesce(sum(standing_notice.items), 0) as published_items,
    coalesce(sum(standing_notice.amount), 0.00) as published
  from batch
  left join standing_notice
    on batch.from_last = 1
    and standing_notice.nth = 1
    and standing_notice.subject_no = batch.batch_no
    and standing_notice.village_code = batch.village_code
  group by batch.county_code, batch.programme_code, batch.month
)
select
  flow.county_code,
  flow.programme_code,
  flow.month,
  flow.ordered_items,
  flow.ordered,
  coalesce(noticed.bank_items, 0) as bank_items,
  flow.bank,
  coalesce(noticed.published_items, 0) as published_items,
  coalesce(noticed.published, 0.00) as published
from flow
left join noticed
  on noticed.county_code = flow.county_code
  and noticed.programme_code = flow.programme_code
  and noticed.month = flow.month
order by flow.county_code, flow.programme_code, flow.month

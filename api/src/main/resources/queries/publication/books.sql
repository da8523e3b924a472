-- Three books of one year: ordered, paid by the bank, published; in items and yuan. Grain: county, programme, month. What was
-- published of a batch in a village counts once, where its last payment stands; its standing notice is the one posted last.
with payment as (
  select
    county_code,
    programme_code,
    month,
    batch_no,
    village_code,
    amount,
    bank_status,
    bank_amount,
    row_number() over (partition by batch_no, village_code order by paid_on desc, payment_no desc) as from_last
  from fact_payment
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
)
select
  payment.county_code,
  payment.programme_code,
  payment.month,
  count(*) as ordered_items,
  sum(payment.amount) as ordered,
  count(*) filter (where payment.bank_status = 'PAID') as bank_items,
  coalesce(sum(payment.bank_amount) filter (where payment.bank_status = 'PAID'), 0.00) as bank,
  coalesce(sum(standing_notice.items), 0) as published_items,
  coalesce(sum(standing_notice.amount), 0.00) as published
from payment
left join standing_notice
  on payment.from_last = 1
  and standing_notice.nth = 1
  and standing_notice.subject_no = payment.batch_no
  and standing_notice.village_code = payment.village_code
group by payment.county_code, payment.programme_code, payment.month
order by payment.county_code, payment.programme_code, payment.month

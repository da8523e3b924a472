-- The last payments of one household with their bank return, their notice and where they were delivered.
select
  fact_payment.payment_no,
  fact_payment.paid_on,
  fact_payment.period,
  fact_payment.programme_code,
  fact_payment.person_id,
  fact_payment.amount,
  fact_payment.bank_status,
  fact_payment.notice_posted_on,
  fact_payment.line,
  fact_delivery.file
from fact_payment
left join fact_delivery on fact_delivery.delivery_id = fact_payment.delivery_id
where fact_payment.household_id = :household
  and (cast(:viewer_county as varchar) is null or fact_payment.county_code = cast(:viewer_county as varchar))
order by fact_payment.paid_on desc, fact_payment.payment_no desc
limit 30

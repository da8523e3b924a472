-- The last payments of one household with their bank return, their notice and where they were delivered.
select
  payment.payment_no,
  payment.paid_on,
  payment.period,
  payment.programme_code,
  payment.person_id,
  payment.amount,
  payment.bank_status,
  payment.notice_posted_on,
  payment.line,
  fact_delivery.file
from fact_payment_by_household as payment
left join fact_delivery on fact_delivery.delivery_id = payment.delivery_id
where payment.household_id = :household
  and (cast(:viewer_county as varchar) is null or payment.county_code = cast(:viewer_county as varchar))
order by payment.paid_on desc, payment.payment_no desc
limit 30

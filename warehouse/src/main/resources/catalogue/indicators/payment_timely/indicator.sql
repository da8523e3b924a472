-- Clause 四（一）: 及时拨付, at most 90 days after the last day of the period; the ninetieth day is in time.
-- One row a payment, in the year of its payment.
select
  p.year,
  p.village_code,
  p.payment_no as item_no,
  case when days_between(p.period_ends_on, p.paid_on) <= due.value then 1 else 0 end as numerator,
  1 as denominator
from fact_payment as p
join dim_parameter as due
  on due.name = 'payment_due_days' and p.paid_on between due.valid_from and due.valid_to

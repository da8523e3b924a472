-- Clause 四（一）: what is due is paid in time. One row a payment made long after the period it is for.
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.period_ends_on,
  p.paid_on,
  days_between(p.period_ends_on, p.paid_on) as days_after_period
from fact_payment as p
join dim_parameter as allowed
  on allowed.name = 'payment_due_days'
  and p.paid_on between allowed.valid_from and allowed.valid_to
where p.paid_on > p.period_ends_on
  and days_between(p.period_ends_on, p.paid_on) > allowed.value

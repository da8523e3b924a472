-- Clause 四（一）: money goes to the household, and the bank's return proves it. One row a payment without a return.
select
  p.payment_no as subject_no,
  p.month as period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.paid_on,
  p.batch_no,
  p.payer
from fact_payment as p
join dim_parameter as allowed
  on allowed.name = 'bank_return_days'
  and p.paid_on between allowed.valid_from and allowed.valid_to
-- the bank still has time for what was ordered in the last days of the data
join dim_horizon as h
  on /* unless last_days */ days_between(p.paid_on, h.data_ends_on) >= allowed.value /* otherwise true */
where p.bank_status is null

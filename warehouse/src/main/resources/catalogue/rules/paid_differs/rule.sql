-- Clause 四（一）: paid in full, straight to the household. One row a payment that the bank paid otherwise than ordered.
-- What the bank sent back (RETURNED) was not paid at all.
select
  payment_no as subject_no,
  month as period,
  household_id,
  county_code,
  village_code,
  -- money in another account is at stake as a whole
  cast(case when bank_account_id <> account_id then amount else abs(amount - bank_amount) end as decimal(14,2)) as at_stake,
  amount as ordered_amount,
  bank_amount,
  account_id as ordered_account_id,
  bank_account_id,
  bank_paid_on,
  bank_delivery_id,
  bank_line
from fact_payment
where /* unless returned */ bank_status = 'PAID' /* otherwise bank_status in ('PAID', 'RETURNED') */
  and (bank_amount <> amount or bank_account_id <> account_id or /* unless returned */ false /* otherwise bank_status = 'RETURNED' */)

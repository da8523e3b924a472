-- Clause 六（五）: one payment goes to another account, and the next one to the old account again. One row a payment.
with ordered_payment as (
  select
    *,
    lag(account_id) over (partition by person_id, programme_code order by paid_on, payment_no) as account_before,
    lead(account_id) over (partition by person_id, programme_code order by paid_on, payment_no) as account_after
  from fact_payment
  where person_id is not null
    and account_id is not null
),
-- what else of a household's money an account takes
use_of_account as (
  select household_id, account_id, count(*) as uses
  from (select distinct household_id, account_id, person_id, programme_code from fact_payment) as used
  where household_id is not null
  group by household_id, account_id
)
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  p.account_id,
  p.account_before
from ordered_payment as p
left join use_of_account as u on u.household_id = p.household_id and u.account_id = p.account_id
where /* unless change_stays */ p.account_before = p.account_after /* otherwise p.account_before is not null */
  and p.account_id <> p.account_before
  and /* unless other_payments */ coalesce(u.uses, 1) = 1 /* otherwise true */

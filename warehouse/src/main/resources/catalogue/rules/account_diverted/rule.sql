-- Clause 六（五）: one payment goes to another account, and the next one to the old account again. One row a payment.
with ordered_payment as (
  select
    *,
    lag(account_id) over (partition by person_id, programme_code order by paid_on, payment_no) as account_before,
    lead(account_id) over (partition by person_id, programme_code order by paid_on, payment_no) as account_after
  from fact_payment
  where person_id is not null
    and account_id is not null
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
where p.account_before = p.account_after
  and p.account_id <> p.account_before
  -- the account of another member of the household is no stranger's
  and not exists (
    select 1
    from fact_payment as o
    join bridge_membership as m on m.person_id = o.person_id and m.household_id = p.household_id and m.year = p.year
    where o.account_id = p.account_id
      and o.payment_no <> p.payment_no
      and o.household_id = p.household_id
      and (o.person_id <> p.person_id or o.programme_code <> p.programme_code)
  )

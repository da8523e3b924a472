-- Clause 六（五）: one payment goes to another account, and the next one to the old account again. One row a payment.
with account_of_person as (
  select distinct person_id, programme_code, account_id
  from fact_payment
  where person_id is not null
    and account_id is not null
),
-- the few whose money went to more than one account
person_of_accounts as (
  select person_id, programme_code
  from account_of_person
  group by person_id, programme_code
  having count(*) > 1
),
ordered_payment as (
  select /*+ broadcast(o) */
    p.payment_no,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    p.person_id,
    p.account_id,
    lag(p.account_id) over (partition by p.person_id, p.programme_code order by p.paid_on, p.payment_no) as account_before,
    lead(p.account_id) over (partition by p.person_id, p.programme_code order by p.paid_on, p.payment_no) as account_after
  from person_of_accounts as o
  join fact_payment as p on p.person_id = o.person_id and p.programme_code = o.programme_code
  where p.account_id is not null
),
diverted_payment as (
  select *
  from ordered_payment
  where /* unless change_stays */ account_before = account_after /* otherwise account_before is not null */
    and account_id <> account_before
),
-- what else of a household's money an account takes
use_of_account as (
  select household_id, account_id, count(*) as uses
  from (
    select /*+ broadcast(d) */ distinct p.household_id, p.account_id, p.person_id, p.programme_code
    from (select distinct household_id, account_id from diverted_payment) as d
    join fact_payment as p on p.household_id = d.household_id and p.account_id = d.account_id
  ) as used
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
from diverted_payment as p
left join use_of_account as u on u.household_id = p.household_id and u.account_id = p.account_id
where /* unless other_payments */ coalesce(u.uses, 1) = 1 /* otherwise true */

-- Clause 六（五）: money claimed in a dead person's name. One row a payment.
with death_of_person as (
  select person_id, min(died_on) as died_on
  from fact_death
  group by person_id
)
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  d.died_on
from fact_payment as p
join death_of_person as d on d.person_id = p.person_id
-- 六（五）: arrears up to the death are lawful, so the period counts and not the day of payment
where (p.rhythm = 'month' and /* unless arrears */ p.period_starts_on > last_day(d.died_on) /* otherwise p.paid_on > d.died_on */)
  or (p.rhythm = 'year' and /* unless arrears */ year(p.period_starts_on) > year(d.died_on) /* otherwise p.paid_on > d.died_on */)
  or /* unless one_off */ false /* otherwise (p.rhythm = 'once' and p.period_starts_on > last_day(d.died_on)) */

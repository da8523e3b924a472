-- Clause 六（四）: a monthly payment to a person who lives in the city no more. One row a payment.
with death_of_person as (
  select person_id, min(died_on) as died_on
  from fact_death
  group by person_id
),
departure as (
  select r.person_id, r.status, r.changed_on
  from fact_residence as r
  left join death_of_person as d on d.person_id = r.person_id and d.died_on <= r.changed_on
  where r.status = 'MOVED_OUT'
    or (r.status = 'CANCELLED' and /* unless dead */ d.person_id is null /* otherwise true */) -- deceased_recipient speaks of the dead
),
absence as (
  select
    d.person_id,
    d.status,
    d.changed_on as left_on,
    min(r.changed_on) as registered_again_on
  from departure as d
  left join fact_residence as r
    on r.person_id = d.person_id
    and r.status = 'REGISTERED'
    and r.changed_on > d.changed_on
  group by d.person_id, d.status, d.changed_on
),
absent_payment as (
  select /*+ broadcast(a) */
    p.payment_no,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    p.person_id,
    a.status as residence_status,
    a.left_on,
    row_number() over (partition by p.payment_no order by a.left_on desc, a.status) as nth
  from fact_payment as p
  join absence as a
    on a.person_id = p.person_id
    and p.period_starts_on > last_day(a.left_on)
    and /* unless registered_again */ (a.registered_again_on is null or a.registered_again_on >= p.period_starts_on) /* otherwise true */
  where p.rhythm = 'month'
)
select
  payment_no as subject_no,
  period,
  household_id,
  county_code,
  village_code,
  amount as at_stake,
  person_id,
  residence_status,
  left_on
from absent_payment
where nth = 1

-- Clause 六（五）: the same money under two numbers of what is probably one person. One row a person (the identity that fewer
-- registers know) and year.
with second_claim as (
  select /*+ broadcast(l) */
    l.left_person_id, l.left_name_token, l.left_is_id_valid, l.left_sources, l.right_person_id, l.right_sources,
    l.probability, l.name_level, l.born_level, l.serial_level, l.household_level, l.village_level, l.account_level, l.phone_level,
    p.payment_no, p.programme_code, p.period, p.year, p.amount, p.household_id, p.county_code, p.village_code
  from fact_identity_link as l
  join fact_payment as p
    on p.person_id = l.right_person_id
    -- a number that is not valid may stand for several persons: the name tells them apart
    and (l.right_is_id_valid or p.name_token = l.right_name_token)
  join dim_parameter as t
    on t.name = 'identity_link_probability'
    and p.period_ends_on between t.valid_from and t.valid_to
  where l.probability >= t.value
    and p.rhythm in ('month', 'year')
    and /* unless returned */ p.bank_status is distinct from 'RETURNED' /* otherwise true */
),
doubled_claim as (
  select /*+ broadcast(s) */
    s.left_person_id, s.left_sources, s.right_person_id, s.right_sources,
    s.probability, s.name_level, s.born_level, s.serial_level, s.household_level, s.village_level, s.account_level, s.phone_level,
    s.payment_no, s.year, s.amount, s.household_id, s.county_code, s.village_code,
    min(p.payment_no) as first_payment_no
  from second_claim as s
  join fact_payment as p
    on p.person_id = s.left_person_id
    and p.programme_code = s.programme_code
    and p.period = s.period
    and (s.left_is_id_valid or p.name_token = s.left_name_token)
  where p.payment_no <> s.payment_no
    and /* unless returned */ p.bank_status is distinct from 'RETURNED' /* otherwise true */
  group by
    s.left_person_id, s.left_sources, s.right_person_id, s.right_sources,
    s.probability, s.name_level, s.born_level, s.serial_level, s.household_level, s.village_level, s.account_level, s.phone_level,
    s.payment_no, s.year, s.amount, s.household_id, s.county_code, s.village_code
),
doubled_year as (
  select
    left_person_id, left_sources, right_person_id, right_sources,
    probability, name_level, born_level, serial_level, household_level, village_level, account_level, phone_level,
    year,
    sum(amount) as at_stake,
    cast(count(*) as integer) as payments,
    min(payment_no) as payment_no,
    min_by(first_payment_no, payment_no) as first_payment_no,
    min_by(household_id, payment_no) as household_id,
    min_by(county_code, payment_no) as county_code,
    min_by(village_code, payment_no) as village_code
  from doubled_claim
  group by
    left_person_id, left_sources, right_person_id, right_sources,
    probability, name_level, born_level, serial_level, household_level, village_level, account_level, phone_level,
    year
),
-- of several identities that one may be, the likeliest is asked about
numbered_year as (
  select
    *,
    row_number() over (
      partition by right_person_id, year
      order by probability desc, at_stake desc, left_person_id, left_sources, right_sources, payment_no
    ) as nth
  from doubled_year
)
select
  right_person_id as subject_no,
  cast(year as string) as period,
  household_id,
  county_code,
  village_code,
  cast(at_stake as decimal(14,2)) as at_stake,
  left_person_id,
  probability,
  name_level,
  born_level,
  serial_level,
  household_level,
  village_level,
  account_level,
  phone_level,
  left_sources,
  right_sources,
  payment_no,
  first_payment_no,
  payments
from numbered_year
where nth = 1

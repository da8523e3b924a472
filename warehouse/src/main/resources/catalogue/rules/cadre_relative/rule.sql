-- Clause 六（五）: an official's own or kin's household in the register, and a doubt about its means beside it.
-- One row a household and year. Reads the flags of six other rules, so it runs after them.
with doubted_household as (
  /* unless no_other_flag */
  select household_id, period, min(rule) as other_rule
  from fact_flag
  where rule in (
    'over_income', 'hidden_wage', 'hidden_vehicle', 'hidden_property', 'hidden_business', 'public_payroll_member'
  )
  group by household_id, period
  /* otherwise
  select household_id, cast(year as string) as period, cast(null as string) as other_rule
  from fact_register
  where exited_on is null
  group by household_id, year
  */
),
doubted_member as (
  select
    d.household_id,
    d.period,
    d.other_rule,
    r.enrolled_on,
    r.village_code,
    r.county_code,
    m.person_id
  from doubted_household as d
  join fact_register as r on r.household_id = d.household_id and cast(r.year as string) = d.period
  join fact_member as m on m.household_id = r.household_id and m.as_of = r.as_of
),
-- a member counts as its own kin: an official may be in the household
kin_of_member as (
  select household_id, period, other_rule, enrolled_on, village_code, county_code, person_id, person_id as kin_person_id
  from doubted_member
  union all
  select
    d.household_id, d.period, d.other_rule, d.enrolled_on, d.village_code, d.county_code, d.person_id,
    k.relative_person_id as kin_person_id
  from doubted_member as d
  join fact_kinship as k on k.person_id = d.person_id
  union all
  select
    d.household_id, d.period, d.other_rule, d.enrolled_on, d.village_code, d.county_code, d.person_id,
    k.person_id as kin_person_id
  from doubted_member as d
  join fact_kinship as k on k.relative_person_id = d.person_id
),
kin_of_official as (
  select
    k.household_id,
    k.period,
    k.county_code,
    k.village_code,
    k.enrolled_on,
    k.other_rule,
    k.person_id,
    c.person_id as official_person_id,
    c.starts_on as post_starts_on,
    row_number() over (
      partition by k.household_id, k.period
      order by c.person_id, c.starts_on, k.person_id, k.enrolled_on desc nulls last
    ) as nth
  from kin_of_member as k
  join fact_cadre as c
    on c.person_id = k.kin_person_id
    and c.village_code = k.village_code
    and c.starts_on <= k.enrolled_on
    and (c.ends_on is null or c.ends_on >= k.enrolled_on) -- the last day in office counts
)
select
  k.household_id as subject_no,
  k.period,
  k.household_id,
  k.county_code,
  k.village_code,
  h.received as at_stake,
  k.official_person_id,
  k.post_starts_on,
  k.person_id,
  k.enrolled_on,
  k.other_rule
from kin_of_official as k
left join fact_household_year as h on h.household_id = k.household_id and cast(h.year as string) = k.period
where k.nth = 1

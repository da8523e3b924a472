-- Grain: one person of one household as reviewed on one as_of date, with what the register says of the household that day.
with death_of_person as (
  select person_id, min(died_on) as died_on
  from death
  group by person_id
)
select
  m.as_of,
  m.household_id,
  m.person_id,
  m.name_token,
  m.relation,
  m.health,
  m.labour,
  m.schooling,
  m.left_behind,
  r.village_code,
  r.town_code,
  r.county_code,
  year(m.as_of) as year,
  r.category,
  p.birth_year,
  year(m.as_of) - p.birth_year as age,
  d.died_on,
  d.died_on is null or d.died_on > m.as_of as is_alive,
  coalesce(r.is_last_of_year, false) as is_last_of_year,
  coalesce(r.is_enrolled, false) as is_enrolled,
  coalesce(r.is_under_observation, false) as is_under_observation,
  coalesce(r.is_of_year, false) and (d.died_on is null or d.died_on > m.as_of) as is_member_of_year,
  m.delivery_id,
  m.line
from member as m
left join fact_register as r on r.household_id = m.household_id and r.as_of = m.as_of
left join person as p on p.person_id = m.person_id
left join death_of_person as d on d.person_id = m.person_id

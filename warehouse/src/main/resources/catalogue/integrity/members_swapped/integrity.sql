-- Clause 六（四）: households surveyed in two years running; whether one person left (who is alive) and another came (who is no newborn).
with reviewed_member as (
  select household_id, person_id, year, birth_year, died_on
  from fact_member
  where is_last_of_year
),
household_of_two_years as (
  select t.household_id, t.county_code, t.year
  from fact_household_year as t
  inner join fact_household_year as b on b.household_id = t.household_id and b.year = t.year - 1
  where t.is_of_year
    and t.is_surveyed
    and b.is_of_year
),
household_that_lost as (
  select distinct b.household_id, b.year + 1 as year
  from reviewed_member as b
  where b.died_on is null
    and not exists (
      select 1 from reviewed_member as t
      where t.household_id = b.household_id and t.person_id = b.person_id and t.year = b.year + 1
    )
),
household_that_gained as (
  select distinct t.household_id, t.year
  from reviewed_member as t
  where t.birth_year < t.year - 1
    and not exists (
      select 1 from reviewed_member as b
      where b.household_id = t.household_id and b.person_id = t.person_id and b.year = t.year - 1
    )
)
select
  h.year,
  h.county_code,
  h.household_id as item_no,
  case when l.household_id is not null and g.household_id is not null then 'yes' else 'no' end as bin
from household_of_two_years as h
left join household_that_lost as l on l.household_id = h.household_id and l.year = h.year
left join household_that_gained as g on g.household_id = h.household_id and g.year = h.year

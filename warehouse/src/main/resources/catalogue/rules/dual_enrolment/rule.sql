-- Clause 六（四）: 一户一档: nobody belongs to two files. One row a person and year.
with written_twice as ( -- of one day; mostly nobody is
  select person_id, as_of
  from fact_member
  where is_enrolled
  group by person_id, as_of
  having count(*) > 1
),
enrolled_person as (
  select /*+ broadcast(w) */
    m.person_id,
    m.year,
    m.as_of,
    count(distinct m.household_id) as households,
    min(m.household_id) as first_household_id,
    max(m.household_id) as last_household_id,
    min_by(m.county_code, m.household_id) as county_code,
    min_by(m.village_code, m.household_id) as village_code
  from written_twice as w
  join fact_member as m on m.person_id = w.person_id and m.as_of = w.as_of
  where m.is_enrolled
  group by m.person_id, m.year, m.as_of
),
doubly_enrolled_person as (
  select
    *,
    row_number() over (partition by person_id, year order by as_of desc nulls last) as nth
  from enrolled_person
  where households > 1
)
select
  d.person_id as subject_no,
  cast(d.year as string) as period,
  d.first_household_id as household_id,
  d.county_code,
  d.village_code,
  h.received as at_stake,
  d.as_of,
  d.first_household_id,
  d.last_household_id,
  cast(d.households as integer) as households
from doubly_enrolled_person as d
left join fact_household_year as h on h.household_id = d.last_household_id and h.year = d.year
where d.nth = 1

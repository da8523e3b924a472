-- Clause 六（五）: a household of the register that left no trace anywhere. One row a household, at its last review.
with reviewed_household as (
  select
    household_id,
    max(as_of) as as_of,
    min(as_of) as first_as_of,
    min(enrolled_on) as enrolled_on,
    count(*) as reviews
  from fact_register
  where is_enrolled
  group by household_id
),
settled_household as (
  select
    r.household_id,
    r.as_of,
    r.enrolled_on,
    r.reviews,
    add_months(r.as_of, -12 * cast(y.value as integer)) as silent_since
  from reviewed_household as r
  join dim_parameter as y on y.name = 'phantom_trace_years' and r.as_of between y.valid_from and y.valid_to
  join dim_parameter as n on n.name = 'phantom_reviews' and r.as_of between n.valid_from and n.valid_to
  where r.reviews >= n.value
    and /* unless newcomer */ r.enrolled_on <= add_months(r.as_of, -12) /* otherwise true */ -- a newcomer has had no time to leave a trace
),
settled_member as (
  select m.household_id, m.person_id, s.as_of, s.silent_since
  from settled_household as s
  join fact_member as m on m.household_id = s.household_id and m.as_of = s.as_of
),
-- the traces of the years that the silence reaches into, by person or by household
person_year_trace as (
  select person_id, year from fact_medical_insurance
  union all
  select person_id, year from fact_family_doctor
  union all
  select person_id, year from fact_pension
  union all
  select person_id, year from fact_education
),
person_spell_trace as (
  select person_id, valid_from as starts_on, valid_to as ends_on
  from dim_person
  where residence_status = 'REGISTERED'
  union all
  select person_id, starts_on, coalesce(ends_on, date '9999-12-31') as ends_on
  from fact_employment
  union all
  select person_id, admitted_on as starts_on, discharged_on as ends_on
  from fact_settlement
),
traced_household as (
  select m.household_id
  from settled_member as m
  join person_year_trace as t
    on t.person_id = m.person_id
    and make_date(t.year, 12, 31) > m.silent_since
    and make_date(t.year, 1, 1) <= m.as_of
  union
  select m.household_id
  from settled_member as m
  join person_spell_trace as t
    on t.person_id = m.person_id
    and t.ends_on > m.silent_since
    and t.starts_on <= m.as_of
  union
  select s.household_id
  from settled_household as s
  join fact_visit as v
    on v.household_id = s.household_id
    and v.visited_on > s.silent_since
    and v.visited_on <= s.as_of
)
select
  s.household_id as subject_no,
  cast(year(s.as_of) as string) as period,
  s.household_id,
  r.county_code,
  r.village_code,
  h.received as at_stake,
  s.as_of,
  s.silent_since,
  r.members,
  cast(s.reviews as integer) as reviews
from settled_household as s
join fact_register as r on r.household_id = s.household_id and r.as_of = s.as_of
left join fact_household_year as h on h.household_id = s.household_id and h.year = year(s.as_of)
left join traced_household as t on t.household_id = s.household_id
where t.household_id is null

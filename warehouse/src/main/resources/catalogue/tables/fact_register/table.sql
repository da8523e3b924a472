-- Clause 六（四）: 一户一档、一年一核. Grain: one household as reviewed on one as_of date.
with last_review as (
  select substring(village_code, 1, 6) as county_code, year(as_of) as year, max(as_of) as as_of
  from household
  group by substring(village_code, 1, 6), year(as_of)
),
household_size as (
  select household_id, as_of, count(*) as members
  from member
  group by household_id, as_of
),
reviewed_household as (
  select
    h.*,
    substring(h.village_code, 1, 9) as town_code,
    substring(h.village_code, 1, 6) as county_code,
    year(h.as_of) as year,
    h.exited_on is null or h.exited_on > h.as_of as is_enrolled,
    -- 六（四）: the year after the exit, in which the household keeps its entitlements
    h.exited_on is not null and h.exited_on <= h.as_of
      and h.as_of < add_months(h.exited_on, 12 * cast(p.value as integer)) as is_under_observation
  from household as h
  left join dim_parameter as p
    on p.name = 'observation_years' and coalesce(h.exited_on, h.as_of) between p.valid_from and p.valid_to
)
select
  r.as_of,
  r.household_id,
  r.head_person_id,
  r.head_name_token,
  r.village_code,
  r.category,
  r.cause,
  r.enrolled_on,
  r.exited_on,
  r.housing_grade,
  r.phone_id,
  r.account_id,
  r.town_code,
  r.county_code,
  r.year,
  l.as_of is not null as is_last_of_year,
  r.is_enrolled,
  coalesce(r.is_under_observation, false) as is_under_observation,
  l.as_of is not null and (r.is_enrolled or coalesce(r.is_under_observation, false)) as is_of_year,
  cast(coalesce(z.members, 0) as integer) as members,
  r.delivery_id,
  r.line
from reviewed_household as r
left join last_review as l on l.county_code = r.county_code and l.as_of = r.as_of
left join household_size as z on z.household_id = r.household_id and z.as_of = r.as_of

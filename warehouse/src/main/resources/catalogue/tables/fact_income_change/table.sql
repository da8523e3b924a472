-- Clause 一（三）1: why the income per person changed. Grain: area (city, counties), year.
-- The change goes by steps, from last year's income per person to this year's: last year's without the households that left;
-- the same income over this year's persons of those who stayed; then their operating, wage, property and transfer income of
-- this year in place of last year's, one after another over one number of persons, so that their order changes nothing; last,
-- the households that entered. A step's level is rounded to the cent and a part is the difference of two levels, so that the
-- parts add up to the change to the cent.
with area_length as (
  select length from (values (0), (6)) as t(length)
),
surveyed_household as (
  select
    case when l.length = 0 then '330400' else h.county_code end as area_code,
    h.household_id,
    h.year,
    h.persons,
    h.operating,
    h.wage,
    h.property,
    h.transfer,
    h.income
  from fact_household_year as h
  cross join area_length as l
  where h.is_of_year
    and h.is_surveyed
),
surveyed_a_year_before as (
  select area_code, household_id, year + 1 as year, persons, operating, wage, property, transfer, income
  from surveyed_household
),
-- A household that moved to another county has left the one and entered the other, and has stayed in the city.
household_of_two_years as (
  select
    coalesce(t.area_code, b.area_code) as area_code,
    coalesce(t.year, b.year) as year,
    case when b.household_id is not null then 1 else 0 end as was_there,
    case when t.household_id is not null then 1 else 0 end as is_there,
    case when b.household_id is not null and t.household_id is not null then 1 else 0 end as has_stayed,
    coalesce(b.persons, 0) as persons_before,
    coalesce(t.persons, 0) as persons_after,
    coalesce(b.income, 0) as income_before,
    coalesce(t.income, 0) as income_after,
    coalesce(t.operating, 0) - coalesce(b.operating, 0) as operating_change,
    coalesce(t.wage, 0) - coalesce(b.wage, 0) as wage_change,
    coalesce(t.property, 0) - coalesce(b.property, 0) as property_change
  from surveyed_household as t
  full outer join surveyed_a_year_before as b
    on b.area_code = t.area_code
    and b.household_id = t.household_id
    and b.year = t.year
),
area_total as (
  select
    area_code,
    year,
    sum(was_there) as households_before,
    sum(has_stayed) as households_stayed,
    sum(was_there - has_stayed) as households_left,
    sum(is_there - has_stayed) as households_entered,
    sum(is_there) as households_after,
    sum(persons_before) as persons_before,
    sum(persons_after) as persons_after,
    sum(case when has_stayed = 1 then persons_before else 0 end) as stayed_persons_before,
    sum(case when has_stayed = 1 then persons_after else 0 end) as stayed_persons_after,
    cast(sum(income_before) as decimal(18,2)) as income_before,
    cast(sum(income_after) as decimal(18,2)) as income_after,
    cast(sum(case when has_stayed = 1 then income_before else 0 end) as decimal(18,2)) as stayed_income_before,
    cast(sum(case when has_stayed = 1 then income_after else 0 end) as decimal(18,2)) as stayed_income_after,
    cast(sum(case when has_stayed = 1 then operating_change else 0 end) as decimal(18,2)) as operating_change,
    cast(sum(case when has_stayed = 1 then wage_change else 0 end) as decimal(18,2)) as wage_change,
    cast(sum(case when has_stayed = 1 then property_change else 0 end) as decimal(18,2)) as property_change
  from household_of_two_years
  group by area_code, year
  having sum(was_there) > 0
    and sum(is_there) > 0
),
-- Where nobody stayed the levels between are empty, and so are the parts.
area_level_of_step as (
  select
    a.*,
    cast(ratio(cast(income_before as decimal(24,6)), cast(persons_before as decimal(24,6))) as decimal(14,2)) as per_capita_before,
    cast(ratio(cast(stayed_income_before as decimal(24,6)), cast(stayed_persons_before as decimal(24,6))) as decimal(14,2)) as without_left,
    cast(ratio(cast(stayed_income_before as decimal(24,6)), cast(stayed_persons_after as decimal(24,6))) as decimal(14,2)) as with_persons,
    cast(ratio(cast(stayed_income_before + operating_change as decimal(24,6)), cast(stayed_persons_after as decimal(24,6))) as decimal(14,2)) as with_operating,
    cast(ratio(cast(stayed_income_before + operating_change + wage_change as decimal(24,6)), cast(stayed_persons_after as decimal(24,6))) as decimal(14,2)) as with_wage,
    cast(ratio(cast(stayed_income_before + operating_change + wage_change + property_change as decimal(24,6)), cast(stayed_persons_after as decimal(24,6))) as decimal(14,2)) as with_property,
    cast(ratio(cast(stayed_income_after as decimal(24,6)), cast(stayed_persons_after as decimal(24,6))) as decimal(14,2)) as with_transfer,
    cast(ratio(cast(income_after as decimal(24,6)), cast(persons_after as decimal(24,6))) as decimal(14,2)) as per_capita_after
  from area_total as a
)
select
  area_code,
  case when area_code = '330400' then 'city' else 'county' end as area_level,
  cast(year as integer) as year,
  cast(households_before as integer) as households_before,
  cast(households_stayed as integer) as households_stayed,
  cast(households_left as integer) as households_left,
  cast(households_entered as integer) as households_entered,
  cast(households_after as integer) as households_after,
  cast(persons_before as integer) as persons_before,
  cast(persons_after as integer) as persons_after,
  cast(stayed_persons_before as integer) as stayed_persons_before,
  cast(stayed_persons_after as integer) as stayed_persons_after,
  income_before,
  income_after,
  stayed_income_before,
  stayed_income_after,
  per_capita_before,
  cast(without_left - per_capita_before as decimal(14,2)) as left_part,
  cast(with_persons - without_left as decimal(14,2)) as persons_part,
  cast(with_operating - with_persons as decimal(14,2)) as operating_part,
  cast(with_wage - with_operating as decimal(14,2)) as wage_part,
  cast(with_property - with_wage as decimal(14,2)) as property_part,
  cast(with_transfer - with_property as decimal(14,2)) as transfer_part,
  cast(per_capita_after - with_transfer as decimal(14,2)) as entered_part,
  per_capita_after,
  cast(per_capita_after - per_capita_before as decimal(14,2)) as change
from area_level_of_step

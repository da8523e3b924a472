-- Clause 二（二）: 扶贫致富带头人 trained by the end of the year. One row an area, year and breadwinner who leads a household
-- there: who leads in two counties counts once in each and once in the city, so the city is not the sum of its counties.
-- An area without one has a row that names nobody, so that its zero shows.
with area_of_household as (
  select household_id, village_code as area_code
  from dim_household
  where is_current
  union all
  select household_id, town_code as area_code
  from dim_household
  where is_current
  union all
  select household_id, county_code as area_code
  from dim_household
  where is_current
  union all
  select h.household_id, c.parent_code as area_code -- the county's parent is the city
  from dim_household as h
  join dim_division as c on c.division_code = h.county_code
  where h.is_current
),
area_of_breadwinner as (
  select a.area_code, b.person_id, year(min(b.trained_on)) as trained_in
  from area_of_household as a
  left join fact_breadwinner as b on b.household_id = a.household_id
  group by a.area_code, b.person_id
),
first_training as (
  select min(year(trained_on)) as year
  from fact_breadwinner
),
year_of_plan as (
  select distinct d.year
  from dim_date as d
  join first_training as f on d.year >= f.year -- a year before the first list is missing, not zero
)
select
  a.area_code,
  y.year,
  a.person_id as item_no,
  case when a.trained_in <= y.year then 1 else 0 end as numerator,
  1 as denominator
from area_of_breadwinner as a
cross join year_of_plan as y

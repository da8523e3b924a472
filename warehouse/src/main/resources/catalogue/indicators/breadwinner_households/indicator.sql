-- Clause 二（二）: 每个带头人至少带动 10 户. One row an area, year and breadwinner who leads a household there on a day of the
-- year: the numerator is the households led there, and each breadwinner counts once in each area, so the city's breadwinners
-- are not the sum of the counties'.
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
year_of_horizon as (
  select distinct year
  from dim_date
),
led_household as (
  select distinct y.year, b.person_id, b.household_id
  from fact_breadwinner as b
  join year_of_horizon as y
    on b.starts_on <= make_date(y.year, 12, 31)
    and (b.ends_on is null or b.ends_on >= make_date(y.year, 1, 1))
)
select
  a.area_code,
  l.year,
  l.person_id as item_no,
  count(*) as numerator,
  1 as denominator
from led_household as l
join area_of_household as a on a.household_id = l.household_id
group by a.area_code, l.year, l.person_id

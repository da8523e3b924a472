-- Clause 一（三）1: 高于当地农村居民收入增长水平. A town or village is held to the rural income of its county. One row an area,
-- year and figure it is worked out of: the area's growth bears the lead, the two rural incomes stand beside it.
with income_of_area as (
  select area_code, year, cast(value as decimal(20,6)) as per_capita
  from fact_indicator
  where indicator = 'income_per_capita'
    and value > 0
),
rural_income as (
  select area_code as county_code, year, value as per_capita
  from fact_statistic
  where indicator = 'RURAL_INCOME'
    and value > 0
),
growth_of_area as (
  select
    t.area_code,
    t.year,
    ratio(t.per_capita - b.per_capita, b.per_capita) as growth
  from income_of_area as t
  join income_of_area as b on b.area_code = t.area_code and b.year = t.year - 1
),
rural_growth as (
  select
    t.county_code,
    t.year,
    ratio(t.per_capita - b.per_capita, b.per_capita) as growth
  from rural_income as t
  join rural_income as b on b.county_code = t.county_code and b.year = t.year - 1
),
led_area as (
  select
    a.area_code,
    a.year,
    r.county_code,
    a.growth - r.growth as lead
  from growth_of_area as a
  join rural_growth as r on r.county_code = substring(a.area_code, 1, 6) and r.year = a.year
)
select
  area_code,
  year,
  'income_growth|' || area_code || '|' || cast(year as string) as item_no,
  lead as numerator,
  1 as denominator
from led_area
union all
select
  a.area_code,
  a.year,
  'RURAL_INCOME|' || a.county_code || '|' || cast(a.year - y.back as string) as item_no,
  0 as numerator,
  0 as denominator
from led_area as a
cross join (select back from (values (0), (1)) as t(back)) as y

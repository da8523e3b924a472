-- Clause 一（三）1: 高于当地农村居民收入增长水平. Grain: area, year. A town or village is held to the rural income of its county.
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
)
select
  a.area_code,
  a.year,
  a.growth - r.growth as numerator,
  1 as denominator
from growth_of_area as a
join rural_growth as r on r.county_code = substring(a.area_code, 1, 6) and r.year = a.year

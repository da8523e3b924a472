-- Clause 一（三）1: 收入年均增幅. Grain: area, year, for every area with a figure in both years.
with income_of_area as (
  select area_code, year, cast(value as decimal(20,6)) as per_capita
  from fact_indicator
  where indicator = 'income_per_capita'
    and value is not null
)
select
  t.area_code,
  t.year,
  t.per_capita - b.per_capita as numerator,
  b.per_capita as denominator
from income_of_area as t
join income_of_area as b on b.area_code = t.area_code and b.year = t.year - 1

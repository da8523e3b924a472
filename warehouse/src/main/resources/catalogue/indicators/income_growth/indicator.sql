-- Clause 一（三）1: 收入年均增幅, for every area with a figure in both years. One row an area, year and figure it is worked out
-- of: that of the year adds to the numerator, that of the year before is taken off it and is the denominator.
with income_of_area as (
  select area_code, year, cast(value as decimal(20,6)) as per_capita
  from fact_indicator
  where indicator = 'income_per_capita'
    and value is not null
),
growing_area as (
  select t.area_code, t.year, t.per_capita, b.per_capita as per_capita_before
  from income_of_area as t
  join income_of_area as b on b.area_code = t.area_code and b.year = t.year - 1
)
select
  area_code,
  year,
  'income_per_capita|' || area_code || '|' || cast(year as string) as item_no,
  per_capita as numerator,
  cast(0 as decimal(20,6)) as denominator
from growing_area
union all
select
  area_code,
  year,
  'income_per_capita|' || area_code || '|' || cast(year - 1 as string) as item_no,
  -per_capita_before as numerator,
  per_capita_before as denominator
from growing_area

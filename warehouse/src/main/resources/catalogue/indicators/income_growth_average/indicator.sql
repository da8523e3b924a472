-- Clause 一（三）1: 收入年均增幅15%以上, over the years since the base year. One row an area,
-- year after the base year and figure it is worked out of: that of the year bears the growth, that of the base year stands beside it.
with income_of_area as (
  select area_code, year, cast(value as decimal(20,6)) as per_capita
  from fact_indicator
  where indicator = 'income_per_capita'
    and value > 0
),
base_of_area as (
  select i.area_code, i.year as base_year, i.per_capita
  from income_of_area as i
  join dim_parameter as p
    on p.name = 'plan_base_year' and i.year = p.value
),
growing_area as (
  select
    t.area_code,
    t.year,
    b.base_year,
    -- The root is no decimal on either engine; six digits of it are the same on both.
    cast(
      power(cast(t.per_capita as double) / cast(b.per_capita as double), cast(1 as double) / (t.year - b.base_year)) - 1
      as decimal(24,6)
    ) as growth
  from income_of_area as t
  join base_of_area as b on b.area_code = t.area_code and b.base_year < t.year
)
select
  area_code,
  year,
  'income_per_capita|' || area_code || '|' || cast(year as string) as item_no,
  growth as numerator,
  1 as denominator
from growing_area
union all
select
  area_code,
  year,
  'income_per_capita|' || area_code || '|' || cast(base_year as string) as item_no,
  cast(0 as decimal(24,6)) as numerator,
  0 as denominator
from growing_area

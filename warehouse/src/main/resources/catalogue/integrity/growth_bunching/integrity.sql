-- Clause 一（三）1: villages whose income per person grew by just less and by just more than the target.
with village_at_target as (
  select
    i.area_code as village_code,
    i.year,
    i.value as growth,
    t.value as target,
    w.value as width
  from fact_indicator as i
  inner join dim_parameter as t
    on t.name = 'income_growth_floor'
    and make_date(i.year, 12, 31) between t.valid_from and t.valid_to
  inner join dim_parameter as w
    on w.name = 'bunching_growth_window'
    and make_date(i.year, 12, 31) between w.valid_from and w.valid_to
  where i.indicator = 'income_growth'
    and i.area_level = 'village'
    and i.value is not null
)
select
  year,
  substring(village_code, 1, 6) as county_code,
  village_code as item_no,
  case
    when growth < target - width then 'far_below'
    when growth < target then 'just_below'
    when growth < target + width then 'just_above'
    else 'far_above'
  end as bin
from village_at_target
where growth >= target - 2 * width
  and growth < target + 2 * width

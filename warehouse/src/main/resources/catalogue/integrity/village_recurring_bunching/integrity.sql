-- Clause 一（三）4: villages just below and just above the target of recurring income, and those a step further off on either side.
with village_at_target as (
  select
    v.village_code,
    v.county_code,
    v.year,
    v.recurring_income as income,
    t.value as target,
    w.value as width
  from fact_village_year as v
  inner join dim_parameter as t
    on t.name = 'village_recurring_income_target'
    and make_date(v.year, 12, 31) between t.valid_from and t.valid_to
  inner join dim_parameter as w
    on w.name = 'bunching_village_window'
    and make_date(v.year, 12, 31) between w.valid_from and w.valid_to
)
select
  year,
  county_code,
  village_code as item_no,
  case
    when income < target * (1 - width) then 'far_below'
    when income < target then 'just_below'
    when income < target * (1 + width) then 'just_above'
    else 'far_above'
  end as bin
from village_at_target
where income >= target * (1 - 2 * width)
  and income < target * (1 + 2 * width)

-- Clause 一（三）1: surveyed households whose income per person lies just below and just above the target.
with household_at_target as (
  select
    h.household_id,
    h.county_code,
    h.year,
    h.income,
    h.persons * t.value as target,
    w.value as width
  from fact_household_year as h
  inner join dim_parameter as t
    on t.name = 'income_target'
    and make_date(h.year, 12, 31) between t.valid_from and t.valid_to
  inner join dim_parameter as w
    on w.name = 'bunching_income_window'
    and make_date(h.year, 12, 31) between w.valid_from and w.valid_to
  where h.is_of_year
    and h.is_surveyed
    and h.persons > 0
)
select
  year,
  county_code,
  household_id as item_no,
  case
    when income < target * (1 - width) then 'far_below'
    when income < target then 'just_below'
    when income < target * (1 + width) then 'just_above'
    else 'far_above'
  end as bin
from household_at_target
where income >= target * (1 - 2 * width)
  and income < target * (1 + 2 * width)

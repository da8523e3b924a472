-- Clause 一（三）4: villages with project money; whether December brought most of the year's, and whether the village lies just above a target.
with village_money as (
  select
    p.village_code,
    m.year,
    sum(m.amount) as paid,
    sum(case when month(m.paid_on) = 12 then m.amount else 0 end) as paid_in_december
  from fact_project_payment as m
  inner join dim_project as p on p.project_no = m.project_no
  where p.village_code is not null
  group by p.village_code, m.year
),
village_at_target as (
  select
    v.village_code,
    v.county_code,
    v.year,
    m.paid_in_december >= d.value * m.paid as is_december,
    (v.recurring_income >= r.value and v.recurring_income < r.value * (1 + w.value))
    or (v.operating_income >= o.value and v.operating_income < o.value * (1 + w.value)) as is_just_above
  from fact_village_year as v
  inner join village_money as m on m.village_code = v.village_code and m.year = v.year
  inner join dim_parameter as r
    on r.name = 'village_recurring_income_target'
    and make_date(v.year, 12, 31) between r.valid_from and r.valid_to
  inner join dim_parameter as o
    on o.name = 'village_operating_income_target'
    and make_date(v.year, 12, 31) between o.valid_from and o.valid_to
  inner join dim_parameter as w
    on w.name = 'bunching_village_window'
    and make_date(v.year, 12, 31) between w.valid_from and w.valid_to
  inner join dim_parameter as d
    on d.name = 'december_share'
    and make_date(v.year, 12, 31) between d.valid_from and d.valid_to
)
select
  year,
  county_code,
  village_code as item_no,
  case
    when is_just_above and is_december then 'marked_yes'
    when is_just_above then 'marked_no'
    when is_december then 'other_yes'
    else 'other_no'
  end as bin
from village_at_target

-- Clause 一（三）4: a village's operating income (经营性收入) reaches 500,000 yuan; exactly the line is enough.
-- One row a village with a record of the year.
select
  v.year,
  v.village_code,
  v.village_code as item_no,
  case when v.operating_income >= line.value then 1 else 0 end as numerator,
  1 as denominator
from fact_village_year as v
join dim_parameter as line
  on line.name = 'village_operating_income_target'
  and make_date(v.year, 12, 31) between line.valid_from and line.valid_to

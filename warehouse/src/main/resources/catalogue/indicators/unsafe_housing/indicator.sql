-- Clause 四（一）: households that still live in a dangerous dwelling. One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  case when housing_grade in ('C', 'D') then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year
where is_of_year

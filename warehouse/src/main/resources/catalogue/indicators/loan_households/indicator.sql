-- Clause 四（四）: households with a loan on any day of the year. One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  case when has_loan then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year
where is_of_year

-- Clause 六（四）: is the income of every household watched? One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  case when is_surveyed then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year
where is_of_year

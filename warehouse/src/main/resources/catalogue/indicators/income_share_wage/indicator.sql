-- Clause 二（二）: of a household's income, what work for others brings. One row a surveyed household.
select
  year,
  village_code,
  household_id as item_no,
  wage as numerator,
  income as denominator
from fact_household_year
where is_of_year
  and is_surveyed

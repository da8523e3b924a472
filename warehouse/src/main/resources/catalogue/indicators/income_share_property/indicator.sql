-- Clause 二（三）: of a household's income, what land and shares bring. One row a surveyed household.
select
  year,
  village_code,
  household_id as item_no,
  property as numerator,
  income as denominator
from fact_household_year
where is_of_year
  and is_surveyed

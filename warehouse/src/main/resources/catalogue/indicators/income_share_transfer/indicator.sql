-- Clause 三: of a household's income, what it is given. One row a surveyed household.
select
  year,
  village_code,
  household_id as item_no,
  transfer as numerator,
  income as denominator
from fact_household_year
where is_of_year
  and is_surveyed

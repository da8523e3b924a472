-- Clause 二（一）: of a household's income, what its own farm and trade bring. One row a surveyed household.
select
  year,
  village_code,
  household_id as item_no,
  operating as numerator,
  income as denominator
from fact_household_year
where is_of_year
  and is_surveyed

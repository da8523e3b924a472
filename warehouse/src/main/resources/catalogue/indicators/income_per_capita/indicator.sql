-- Clause 一（三）1: what a low-income household lives on, a person. One row a surveyed household.
select
  year,
  village_code,
  household_id as item_no,
  income as numerator,
  persons as denominator
from fact_household_year
where is_of_year
  and is_surveyed

-- Clause 五（一）: the visits that the paired branch pays. One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  pairing_visits as numerator,
  1 as denominator
from fact_household_year
where is_of_year

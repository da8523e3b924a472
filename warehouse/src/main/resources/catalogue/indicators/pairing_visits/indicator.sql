-- Clause 五（一）: the visits that the paired branch pays. One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with visited_year as (
  select distinct year
  from fact_visit
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  h.pairing_visits as numerator,
  1 as denominator
from fact_household_year as h
join visited_year as y on y.year = h.year
where h.is_of_year

-- Clause 六（四）: is the income of every household watched? One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with surveyed_year as (
  select distinct year
  from fact_income
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when h.is_surveyed then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join surveyed_year as y on y.year = h.year
where h.is_of_year

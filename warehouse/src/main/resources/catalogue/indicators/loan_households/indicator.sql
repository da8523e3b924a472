-- Clause 四（四）: households with a loan on any day of the year. One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with first_loan as (
  select min(year) as year
  from fact_loan
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when h.has_loan then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join first_loan as y on h.year >= y.year
where h.is_of_year

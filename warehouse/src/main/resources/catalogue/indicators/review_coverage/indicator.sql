-- Clause 六（四）: 一年一核, each household is looked at once a year. One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  case when review_visits > 0 then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year
where is_of_year

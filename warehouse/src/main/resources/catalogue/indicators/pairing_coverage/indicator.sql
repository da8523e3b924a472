-- Clause 五（一）: no household without a party branch at its side on 31 December. One row a household of the year.
select
  year,
  village_code,
  household_id as item_no,
  case when is_paired then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year
where is_of_year

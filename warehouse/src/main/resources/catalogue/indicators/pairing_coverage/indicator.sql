-- Clause 五（一）: no household without a party branch at its side on 31 December. One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with first_pairing as (
  select min(year(paired_on)) as year
  from fact_pairing
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when h.is_paired then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join first_pairing as y on h.year >= y.year
where h.is_of_year

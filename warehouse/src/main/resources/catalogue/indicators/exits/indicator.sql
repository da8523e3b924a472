-- Clause 六（四）: households that left the register in the year. One row a household of the year's last review, and each
-- exit, also one that only a later review tells of.
with exit_of_household as (
  select household_id, year(exited_on) as year, max_by(village_code, as_of) as village_code
  from fact_register
  where exited_on is not null
  group by household_id, year(exited_on)
),
reviewed_household as (
  select household_id, year, village_code
  from fact_register
  where is_last_of_year
)
select
  coalesce(e.year, r.year) as year,
  coalesce(e.village_code, r.village_code) as village_code,
  coalesce(e.household_id, r.household_id) as item_no,
  case when e.household_id is not null then 1 else 0 end as numerator,
  1 as denominator
from reviewed_household as r
full join exit_of_household as e on e.household_id = r.household_id and e.year = r.year

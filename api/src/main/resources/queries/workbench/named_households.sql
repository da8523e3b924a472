-- Which of those texts are numbers of households, in the register or wherever money was paid or a flag raised. It shows nothing: it says
-- whom rows that the asker has been given already name. Grain: household_id.
with candidate as (
  select unnest(string_split(cast(:candidates as varchar), ',')) as household_id
),
known_household as (
  select household_id
  from dim_household
  union
  select household_id
  from fact_payment
  union
  select household_id
  from fact_flag
)
select distinct candidate.household_id
from candidate
join known_household on known_household.household_id = candidate.household_id
order by candidate.household_id

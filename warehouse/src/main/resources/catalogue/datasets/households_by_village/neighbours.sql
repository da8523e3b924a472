-- What a neighbour may know of each household at each level: which it is, and the columns of place that the level has.
-- Grain: household, year, level.
select
  household_id as person,
  household_id as household,
  year,
  case when levels.county then county_code end as county_code,
  case when levels.village then coalesce(village_code, 'NONE') end as village_code,
  case when levels.pairing then case when is_paired then 1 else 0 end end as paired,
  1 as amount
from fact_household_year
cross join (
  values
    (false, false, false),
    (true, false, false),
    (true, true, false),
    (true, true, true)
) as levels (county, village, pairing)
where is_of_year

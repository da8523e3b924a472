-- What a neighbour may know of each payment at each level: whom, which household, how much, and the columns of place that the level
-- has. Grain: payment, level.
select
  person_id as person,
  household_id as household,
  year,
  case when levels.source then coalesce(fund_source_code, 'NONE') end as fund_source_code,
  case when levels.county then county_code end as county_code,
  case when levels.programme then coalesce(programme_code, 'NONE') end as programme_code,
  case when levels.town then substring(village_code, 1, 9) end as town_code,
  case when levels.village then village_code end as village_code,
  amount
from fact_payment
cross join (
  values
    (false, false, false, false, false),
    (true, false, false, false, false),
    (false, true, false, false, false),
    (false, false, true, false, false),
    (false, true, false, false, true),
    (true, true, false, false, false),
    (true, true, true, false, false),
    (true, true, true, true, false),
    (true, true, true, true, true)
) as levels (source, county, programme, town, village)
where household_id is not null

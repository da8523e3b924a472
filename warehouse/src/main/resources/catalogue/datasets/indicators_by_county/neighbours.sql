-- What a neighbour may know of each row behind a figure, of its county and of the city: which household, what it adds, and, where every
-- row either counts or doesn't, what it lacks. Grain: indicator, year, item, level.
select
  household_id as person,
  household_id as household,
  year,
  indicator,
  case when levels.county then county_code end as county_code,
  numerator as amount,
  case when is_yes_no then denominator - numerator else 0 end as lacking
from indicator_item
cross join (values (false), (true)) as levels (county)

-- Clause 六（五）: what the counties are assessed by, as far as it counts households and persons; of few households nothing. An empty
-- county is the city. Grain: year, indicator, county_code.
select
  year,
  indicator,
  county_code,
  cast(sum(numerator) as decimal(18,2)) as numerator,
  cast(sum(denominator) as decimal(18,2)) as denominator,
  count(distinct household_id) as households
from indicator_item
group by grouping sets (
  (year, indicator),
  (year, indicator, county_code)
)
order by year, indicator, county_code

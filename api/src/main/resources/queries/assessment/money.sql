-- Money of each year by county, in yuan.
select
  year,
  county_code,
  coalesce(sum(allocated), 0) as allocated,
  coalesce(sum(ordered), 0) as ordered,
  coalesce(sum(confirmed), 0) as confirmed,
  coalesce(sum(published), 0) as published
from (/* funds/books */) as books
group by year, county_code
order by year, county_code

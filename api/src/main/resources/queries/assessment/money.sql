-- Money of each year by county, in yuan.
select
  year,
  county_code,
  coalesce(sum(allocated), 0) as allocated,
  coalesce(sum(ordered), 0) as ordered,
  coalesce(sum(confirmed), 0) as confirmed,
  coalesce(sum(published), 0) as published
from fact_fund_flow
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
group by year, county_code
order by year, county_code

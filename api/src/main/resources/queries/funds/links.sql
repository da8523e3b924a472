-- Money by fund source, county and programme in one year, in yuan.
select
  fund_source_code,
  county_code,
  programme_code,
  coalesce(sum(allocated), 0) as allocated,
  coalesce(sum(ordered), 0) as ordered,
  coalesce(sum(confirmed), 0) as confirmed,
  coalesce(sum(published), 0) as published,
  coalesce(sum(payments), 0) as payments
from fact_fund_flow
where year = :year
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
group by fund_source_code, county_code, programme_code
order by fund_source_code, county_code, programme_code nulls last

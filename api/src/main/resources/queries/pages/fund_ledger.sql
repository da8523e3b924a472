-- The books of one year line by line: source, county, programme, month; in yuan.
select
  year,
  month,
  fund_source_code,
  county_code,
  coalesce(programme_code, '') as programme_code,
  sum(allocated) as allocated,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  coalesce(sum(payments), 0) as payments
from fact_fund_flow
where year = :year
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:programme as varchar) is null or programme_code = cast(:programme as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by year, month, fund_source_code, county_code, coalesce(programme_code, '')
order by month, fund_source_code, county_code, programme_code

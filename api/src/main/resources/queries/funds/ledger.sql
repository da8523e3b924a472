-- The books of one year line by line: month, source, county, programme; in yuan.
select
  month,
  fund_source_code,
  county_code,
  programme_code,
  sum(allocated) as allocated,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  coalesce(sum(payments), 0) as payments
from (/* funds/books */) as books
group by month, fund_source_code, county_code, programme_code
order by month, fund_source_code, county_code, programme_code

-- The books of one year, in yuan, summed seven ways; line_of says which: total, source, county, programme, month,
-- source_county (a step of the flow), county_programme (the next one).
select
  case grouping(fund_source_code, county_code, programme_code, month)
    when 15 then 'total'
    when 7 then 'source'
    when 11 then 'county'
    when 13 then 'programme'
    when 14 then 'month'
    when 3 then 'source_county'
    when 9 then 'county_programme'
  end as line_of,
  fund_source_code,
  county_code,
  programme_code,
  month,
  sum(allocated) as allocated,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  coalesce(sum(payments), 0) as payments
from (/* funds/books */) as books
group by grouping sets (
  (),
  (fund_source_code),
  (county_code),
  (programme_code),
  (month),
  (fund_source_code, county_code),
  (county_code, programme_code)
)
order by line_of, fund_source_code nulls last, county_code nulls last, programme_code nulls last, month nulls last

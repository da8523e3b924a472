-- The one sum that all that is told of money rests on: books of funds, overviews, areas, the laboratory. In yuan. Grain: year, month, fund
-- source, county, programme, village. An allocation reaches county and programme, so its town and village are empty; a programme that is
-- not named is an empty text. published is what was ordered in batches that a notice tells of. {{snapshot}} says whose flow it is.
select
  year,
  month,
  fund_source_code,
  county_code,
  coalesce(programme_code, '') as programme_code,
  substring(village_code, 1, 9) as town_code,
  village_code,
  allocated,
  ordered,
  confirmed,
  published,
  payments
from {{snapshot}}fact_fund_flow

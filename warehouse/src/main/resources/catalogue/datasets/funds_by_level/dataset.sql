-- Clause 六（四）: what was allocated, ordered, confirmed by the bank and published, level by level; of few households nothing. The money
-- is that of fact_fund_flow, the households are those who were paid. An empty column of place is added up.
-- Grain: year, fund_source_code, county_code, programme_code, town_code, village_code.
with moved as (
  select
    year,
    coalesce(fund_source_code, 'NONE') as fund_source_code,
    county_code,
    coalesce(programme_code, 'NONE') as programme_code,
    substring(village_code, 1, 9) as town_code,
    village_code,
    cast(null as varchar) as household_id,
    allocated,
    ordered,
    confirmed,
    published,
    payments
  from fact_fund_flow
  union all
  select distinct
    year,
    coalesce(fund_source_code, 'NONE'),
    county_code,
    coalesce(programme_code, 'NONE'),
    substring(village_code, 1, 9),
    village_code,
    household_id,
    0,
    0,
    0,
    0,
    0
  from fact_payment
)
select
  year,
  fund_source_code,
  county_code,
  programme_code,
  town_code,
  village_code,
  case when grouping(village_code) = 1 and grouping(town_code) = 1 then cast(sum(allocated) as decimal(18,2)) end as allocated,
  cast(sum(ordered) as decimal(18,2)) as amount,
  cast(sum(confirmed) as decimal(18,2)) as confirmed,
  cast(sum(published) as decimal(18,2)) as published,
  cast(sum(payments) as bigint) as payments,
  count(distinct household_id) as households
from moved
group by grouping sets (
  (year),
  (year, fund_source_code),
  (year, county_code),
  (year, programme_code),
  (year, county_code, village_code),
  (year, fund_source_code, county_code),
  (year, fund_source_code, county_code, programme_code),
  (year, fund_source_code, county_code, programme_code, town_code),
  (year, fund_source_code, county_code, programme_code, town_code, village_code)
)
having (grouping(town_code) = 1 or town_code is not null)
  and (grouping(village_code) = 1 or village_code is not null)
order by year, fund_source_code, county_code, programme_code, town_code, village_code

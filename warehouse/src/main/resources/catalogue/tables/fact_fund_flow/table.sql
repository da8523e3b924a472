-- Clause 六（二）, 六（四）: source of funds -> county -> programme -> village, month by month, in yuan.
-- Grain: year, month, fund source, county, programme, village. An allocation reaches the county alone, so its row bears no
-- village; one that names no programme bears none.
with allocated_money as (
  select
    year,
    substring(cast(allocated_on as string), 1, 7) as month,
    fund_source_code,
    county_code,
    programme_code,
    cast(null as string) as village_code,
    sum(amount) as allocated
  from fact_allocation
  group by year, substring(cast(allocated_on as string), 1, 7), fund_source_code, county_code, programme_code
),
paid_money as (
  select
    year,
    month,
    fund_source_code,
    county_code,
    programme_code,
    village_code,
    sum(ordered) as ordered,
    sum(confirmed) as confirmed,
    sum(published) as published,
    sum(payments) as payments
  from fact_batch
  group by year, month, fund_source_code, county_code, programme_code, village_code
)
select
  year, month, fund_source_code, county_code, programme_code, village_code,
  cast(allocated as decimal(18,2)) as allocated,
  cast(0 as decimal(18,2)) as ordered,
  cast(0 as decimal(18,2)) as confirmed,
  cast(0 as decimal(18,2)) as published,
  cast(0 as integer) as payments
from allocated_money
union all
select
  year, month, fund_source_code, county_code, programme_code, village_code,
  cast(0 as decimal(18,2)) as allocated,
  cast(ordered as decimal(18,2)) as ordered,
  cast(confirmed as decimal(18,2)) as confirmed,
  cast(published as decimal(18,2)) as published,
  cast(payments as integer) as payments
from paid_money

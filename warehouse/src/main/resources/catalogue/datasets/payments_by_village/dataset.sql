-- Clause 六（四）: payments are published; of few households nothing. Grain: year, village_code, programme_code.
select
  year,
  county_code,
  village_code,
  programme_code,
  cast(sum(amount) as decimal(14,2)) as amount,
  count(*) as payments,
  count(distinct household_id) as households
from fact_payment
group by year, county_code, village_code, programme_code
order by year, village_code, programme_code

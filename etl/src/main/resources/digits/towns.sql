-- Grain: a programme, year and town: paid to a household on average. Peers are the towns of one programme and year.
select programme_code, year, town_code, count(distinct household_id) as households,
  cast(sum(amount) as double) / count(distinct household_id) as per_household
from fact_payment
where household_id is not null and town_code is not null
group by programme_code, year, town_code
order by programme_code, year, town_code

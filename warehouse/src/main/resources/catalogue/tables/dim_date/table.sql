-- Grain: a day, from the first to the last day that the deliveries speak of.
with recursive day_of_horizon as (
  select data_starts_on as date_on, data_ends_on
  from dim_horizon
  union all
  select cast(date_on + interval '1' day as date) as date_on, data_ends_on
  from day_of_horizon
  where date_on < data_ends_on
)
select
  date_on,
  year(date_on) as year,
  substring(cast(date_on as string), 1, 7) as month,
  cast(floor((month(date_on) + 2) / 3) as integer) as quarter,
  day(date_on) as day_of_month,
  date_on = last_day(date_on) as is_month_end
from day_of_horizon

-- Grain: a day, from the first to the last day that the deliveries speak of. Four digits reach over 27 years.
with digit as (
  select n
  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as t(n)
),
day_of_horizon as (
  select cast(date_add(h.data_starts_on, a.n + 10 * b.n + 100 * c.n + 1000 * d.n) as date) as date_on, h.data_ends_on
  from dim_horizon as h
  cross join digit as a
  cross join digit as b
  cross join digit as c
  cross join digit as d
)
select
  date_on,
  year(date_on) as year,
  substring(cast(date_on as string), 1, 7) as month,
  cast(floor((month(date_on) + 2) / 3) as integer) as quarter,
  day(date_on) as day_of_month,
  date_on = last_day(date_on) as is_month_end
from day_of_horizon
where date_on <= data_ends_on

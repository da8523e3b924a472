-- Idle and slow money by sort and county, in yuan, with the longest that any of it has lain. Grain: sort, county_code; an empty county is all.
select
  sort,
  coalesce(county_code, '') as county_code,
  count(*) as items,
  sum(amount) as amount,
  max(days) as most_days
from (/* funds/idle */) as idle
group by grouping sets ((sort), (sort, county_code))
order by sort, county_code

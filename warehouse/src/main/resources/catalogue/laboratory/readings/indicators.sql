-- The reached indicators of city and counties in the year, as they are and as moved.
select
  coalesce(b.indicator, a.indicator) as indicator,
  coalesce(b.area_code, a.area_code) as area_code,
  b.value as value_before,
  b.target as target_before,
  b.is_met as is_met_before,
  a.value as value_after,
  a.target as target_after,
  a.is_met as is_met_after
from (select * from indicator_before where year = {{year}} and area_level in ('city', 'county')) as b
full join (select * from indicator_after where year = {{year}} and area_level in ('city', 'county')) as a
  on a.indicator = b.indicator
  and a.area_code = b.area_code
-- a snapshot of an earlier catalogue knows nothing of an indicator that came later
where coalesce(b.indicator, a.indicator) in (select indicator from indicator_before)
order by 1, 2

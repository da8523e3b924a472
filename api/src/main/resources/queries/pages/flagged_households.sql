-- How many households the flags of some rules name in one year; rules are given as a list with commas at both ends.
select count(distinct household_id) as households
from fact_flag
where left(period, 4) = cast(:year as varchar)
  and position(',' || rule || ',' in cast(:rules as varchar)) > 0
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

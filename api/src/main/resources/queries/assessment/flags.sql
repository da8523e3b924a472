-- Flags by county, severity and rule: counts and money at stake; no persons.
select
  county_code,
  severity,
  rule,
  count(*) as flags,
  coalesce(sum(at_stake), 0) as at_stake
from fact_flag
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
group by county_code, severity, rule
order by county_code, severity, rule

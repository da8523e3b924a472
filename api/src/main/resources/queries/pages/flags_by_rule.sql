-- Flags of one year by rule: counts, households and money at stake; no persons.
select
  rule,
  severity,
  count(*) as flags,
  count(distinct household_id) as households,
  coalesce(sum(at_stake), 0) as at_stake
from fact_flag
where left(period, 4) = cast(:year as varchar)
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by rule, severity
order by flags desc, rule

-- Flags and money at stake by rule, severity and county, of the other filters.
select
  rule,
  severity,
  county_code,
  count(*) as flags,
  coalesce(sum(at_stake), 0) as at_stake
from fact_flag
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:period as varchar) is null or starts_with(period, cast(:period as varchar)))
  and (cast(:household as varchar) is null or household_id = cast(:household as varchar))
  and (cast(:flags_in as varchar) is null or flag_id in (select unnest(string_split(cast(:flags_in as varchar), ','))))
  and (cast(:flags_out as varchar) is null or flag_id not in (select unnest(string_split(cast(:flags_out as varchar), ','))))
group by rule, severity, county_code
order by rule, severity, county_code

-- Flags by severity, rule, county and year: counts and money at stake.
select
  severity,
  rule,
  coalesce(county_code, '') as county_code,
  coalesce(left(period, 4), '') as year,
  count(*) as flags,
  coalesce(sum(at_stake), 0) as at_stake
from fact_flag
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  and (cast(:flags_in as varchar) is null or flag_id in (select unnest(string_split(cast(:flags_in as varchar), ','))))
  and (cast(:flags_out as varchar) is null or flag_id not in (select unnest(string_split(cast(:flags_out as varchar), ','))))
group by severity, rule, coalesce(county_code, ''), coalesce(left(period, 4), '')
order by severity, rule, county_code, year

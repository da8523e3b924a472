-- The flags of those numbers, with the facts that they name. Grain: flag_id.
select
  flag_id,
  rule,
  severity,
  subject,
  subject_no,
  period,
  county_code,
  village_code,
  household_id,
  at_stake,
  evidence
from fact_flag
where list_contains(string_split(cast(:flags as varchar), ','), flag_id)
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by flag_id

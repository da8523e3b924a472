-- What flags of the given rules say that one household did not get. Grain: flag_id.
select rule, period, at_stake, evidence
from fact_flag
where household_id = :household
  and list_contains(string_split(cast(:rules as varchar), ','), rule)
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by period desc nulls last, rule, flag_id

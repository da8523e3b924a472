-- The flags of one household, newest period first.
select flag_id, rule, severity, period
from fact_flag_by_household
where household_id = :household
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by period desc, rule, flag_id
limit 100

-- Where the households of those numbers live, within the viewer's area. Grain: household_id.
select household_id, county_code, village_code
from dim_household
where list_contains(string_split(cast(:households as varchar), ','), household_id)
  and is_current
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by household_id

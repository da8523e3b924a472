-- A household within the viewer's area.
select household_id
from dim_household
where household_id = :household
  and is_current
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

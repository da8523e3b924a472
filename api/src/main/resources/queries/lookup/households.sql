-- The households of a village that get a code, with their heads, whose names are masked before anyone sees them. Grain: household_id.
select household_id, county_code, head_person_id
from dim_household
where is_current
  and status in ('enrolled', 'observation')
  and village_code = :village
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by household_id

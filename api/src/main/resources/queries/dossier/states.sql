-- The states of one household in time, oldest first.
select
  household_id, valid_from, valid_to, is_current, status, category, cause, village_code, town_code, county_code,
  housing_grade, enrolled_on, exited_on, members
from dim_household
where household_id = :household
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by valid_from

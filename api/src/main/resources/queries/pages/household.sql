-- The states of one household in time, newest first, with the names of its place.
select
  dim_household.household_id,
  dim_household.valid_from,
  dim_household.valid_to,
  dim_household.is_current,
  dim_household.status,
  dim_household.category,
  dim_household.cause,
  dim_household.housing_grade,
  dim_household.enrolled_on,
  dim_household.exited_on,
  dim_household.members,
  dim_household.county_code,
  village.name as village_name,
  town.name as town_name
from dim_household
left join dim_division as village on village.division_code = dim_household.village_code
left join dim_division as town on town.division_code = dim_household.town_code
where dim_household.household_id = :household
  and (cast(:viewer_county as varchar) is null or dim_household.county_code = cast(:viewer_county as varchar))
order by dim_household.valid_from desc

-- The current state of one household, for itself. Grain: household_id.
select
  h.household_id,
  h.category,
  h.status,
  h.members,
  h.enrolled_on,
  h.exited_on,
  coalesce(t.name || ' ', '') || coalesce(v.name, '') as village_name
from dim_household as h
left join dim_division as v on v.division_code = h.village_code
left join dim_division as t on t.division_code = h.town_code
where h.household_id = :household
  and h.is_current
  and (cast(:viewer_county as varchar) is null or h.county_code = cast(:viewer_county as varchar))

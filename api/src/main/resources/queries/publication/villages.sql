-- The villages of the viewer's area with their towns, for everyone; of a county where one is given. Grain: village.
select
  v.division_code as village_code,
  v.county_code,
  coalesce(t.name, '') as town_name,
  v.name as village_name
from dim_division as v
left join dim_division as t on t.division_code = v.town_code
where v.level = 'village'
  and (cast(:county as varchar) is null or v.county_code = cast(:county as varchar))
  and (cast(:village as varchar) is null or v.division_code = cast(:village as varchar))
  and (cast(:viewer_county as varchar) is null or v.county_code = cast(:viewer_county as varchar))
order by v.division_code

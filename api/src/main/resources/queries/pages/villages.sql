-- The villages of the viewer's area with their towns. One row a village.
select v.division_code, coalesce(t.name || ' ', '') || v.name as name
from dim_division as v
left join dim_division as t on t.division_code = v.town_code
where v.level = 'village'
  and (cast(:viewer_county as varchar) is null or v.county_code = cast(:viewer_county as varchar))

-- The counties within the viewer's area, in the order of their codes.
select division_code
from dim_division
where level = 'county'
  and (cast(:viewer_county as varchar) is null or division_code = cast(:viewer_county as varchar))
order by division_code

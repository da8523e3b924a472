-- What each division within the viewer's area is called.
select division_code, name
from dim_division
where cast(:viewer_county as varchar) is null or left(division_code, 6) = cast(:viewer_county as varchar)
order by division_code

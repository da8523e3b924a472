-- The years that have figures within the viewer's area, newest first.
select distinct fact_indicator.year
from fact_indicator
join dim_division on dim_division.division_code = fact_indicator.area_code
where cast(:viewer_county as varchar) is null or left(dim_division.division_code, 6) = cast(:viewer_county as varchar)
order by fact_indicator.year desc

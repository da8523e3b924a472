-- One division by its code.
select division_code, name, level, parent_code
from dim_division
where division_code = :area
  and (cast(:viewer_county as varchar) is null or left(division_code, 6) = cast(:viewer_county as varchar))

-- The names of the divisions right below one, for everyone. Grain: division_code.
select division_code, name
from dim_division
where parent_code = :area
  and (cast(:viewer_county as varchar) is null or starts_with(division_code, cast(:viewer_county as varchar)))
order by division_code

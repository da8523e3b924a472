-- One row a project: it is to be posted within the days counted from its approval.
select
  village_code as area,
  county_code,
  project_no as subject_no,
  approved_on as since,
  1 as items,
  budget as amount
from dim_project
where (cast(:year as integer) is null or year = cast(:year as integer))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

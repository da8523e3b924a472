-- Clause 六（四）: the choice of projects is posted. One row: the project in its village.
select
  project_no,
  name,
  kind,
  village_code,
  budget,
  fund_source_code,
  approved_on,
  contractor_name
from dim_project
where project_no = :subject_no
  and village_code = :area
order by project_no

-- Clause 六（四）: projects are published. Grain: project_no.
select project_no, name, kind, village_code, budget, fund_source_code, approved_on, started_on, completed_on
from dim_project
order by project_no

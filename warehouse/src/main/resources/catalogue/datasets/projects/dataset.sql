-- Clause 六（四）: projects are published by name, with what was paid for them. Grain: project_no.
with paid_project as (
  select project_no, sum(amount) as paid
  from fact_project_payment
  group by project_no
)
select
  project.project_no,
  project.name,
  project.kind,
  project.village_code,
  project.budget,
  cast(coalesce(paid_project.paid, 0) as decimal(14,2)) as paid,
  project.fund_source_code,
  project.approved_on,
  project.started_on,
  project.completed_on
from dim_project as project
left join paid_project on paid_project.project_no = project.project_no
order by project.project_no

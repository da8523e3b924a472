-- Clause 六（四）: a project is shown between its approval and 60 days after it, both days included.
-- One row a project, in the year of its approval.
with published_project as (
  select distinct p.project_no
  from dim_project as p
  join fact_notice as n on n.subject = 'PROJECT' and n.subject_no = p.project_no
  join dim_parameter as notice_window
    on notice_window.name = 'project_notice_days'
    and p.approved_on between notice_window.valid_from and notice_window.valid_to
  where days_between(p.approved_on, n.posted_on) between 0 and notice_window.value
)
select
  p.year,
  p.village_code,
  p.project_no as item_no,
  case when s.project_no is not null then 1 else 0 end as numerator,
  1 as denominator
from dim_project as p
left join published_project as s on s.project_no = p.project_no

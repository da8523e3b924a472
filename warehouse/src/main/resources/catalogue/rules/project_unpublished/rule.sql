-- Clause 六（四）: the choice of projects is posted. One row a project without a notice soon after its approval.
with due_project as (
  select p.project_no, p.name, p.approved_on, p.budget, p.county_code, p.village_code, allowed.value as days
  from dim_project as p
  join dim_parameter as allowed
    on allowed.name = 'project_notice_days'
    and p.approved_on between allowed.valid_from and allowed.valid_to
  -- what was approved in the last days of the data may still be posted
  join dim_horizon as h
    on /* unless last_days */ days_between(p.approved_on, h.data_ends_on) >= allowed.value /* otherwise true */
),
published_project as (
  select distinct d.project_no
  from due_project as d
  join fact_notice as n
    on n.subject = 'PROJECT'
    and n.subject_no = d.project_no
  where days_between(d.approved_on, n.posted_on) between 0 and d.days
)
select
  d.project_no as subject_no,
  substring(cast(d.approved_on as string), 1, 7) as period,
  cast(null as string) as household_id,
  d.county_code,
  d.village_code,
  d.budget as at_stake,
  d.approved_on,
  d.name as project_name
from due_project as d
where not exists (select 1 from published_project as p where p.project_no = d.project_no)

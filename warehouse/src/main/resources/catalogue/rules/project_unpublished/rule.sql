-- Clause 六（四）: the choice of projects is posted. One row a project without a notice soon after its approval.
select
  p.project_no as subject_no,
  substring(cast(p.approved_on as string), 1, 7) as period,
  cast(null as string) as household_id,
  p.county_code,
  p.village_code,
  p.budget as at_stake,
  p.approved_on,
  p.name as project_name
from dim_project as p
join dim_parameter as allowed
  on allowed.name = 'project_notice_days'
  and p.approved_on between allowed.valid_from and allowed.valid_to
-- what was approved in the last days of the data may still be posted
join dim_horizon as h
  on days_between(p.approved_on, h.data_ends_on) >= allowed.value
where not exists (
  select 1
  from fact_notice as n
  where n.subject = 'PROJECT'
    and n.subject_no = p.project_no
    and days_between(p.approved_on, n.posted_on) between 0 and allowed.value
)

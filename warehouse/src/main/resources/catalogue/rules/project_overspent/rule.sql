-- Clause 六（四）: project money is kept to its plan. One row a project paid well above its budget.
with paid_project as (
  select project_no, sum(amount) as paid, count(*) as payments, max(paid_on) as last_paid_on
  from fact_project_payment
  group by project_no
)
select
  p.project_no as subject_no,
  substring(cast(s.last_paid_on as string), 1, 7) as period,
  cast(null as string) as household_id,
  p.county_code,
  p.village_code,
  cast(s.paid - p.budget as decimal(14,2)) as at_stake,
  p.budget,
  cast(s.paid as decimal(14,2)) as paid,
  cast(s.payments as integer) as payments
from dim_project as p
join paid_project as s on s.project_no = p.project_no
join dim_parameter as tolerated
  on tolerated.name = 'project_overspend_tolerance'
  and s.last_paid_on between tolerated.valid_from and tolerated.valid_to
where /* unless within_tolerance */ s.paid > p.budget + p.budget * tolerated.value /* otherwise s.paid > p.budget */

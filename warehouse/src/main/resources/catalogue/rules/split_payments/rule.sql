-- Clause 六（五）: an approval limit is not to be slipped under. One row a project with payments split to one payee.
with limited_payment as (
  select
    p.project_no,
    p.payment_no,
    coalesce(p.payee_code, p.payee_name) as payee,
    p.payee_name,
    p.amount,
    p.paid_on,
    approval.value as approval_limit,
    span.value as days
  from fact_project_payment as p
  join dim_parameter as approval
    on approval.name = 'payment_approval_limit'
    and p.paid_on between approval.valid_from and approval.valid_to
  join dim_parameter as near
    on near.name = 'payment_near_limit'
    and p.paid_on between near.valid_from and near.valid_to
  join dim_parameter as span
    on span.name = 'payment_split_days'
    and p.paid_on between span.valid_from and span.valid_to
  -- at the limit itself the approval was due, and was not avoided
  where p.amount >= near.value
    and /* unless at_limit */ p.amount < approval.value /* otherwise true */
),
payment_in_span as (
  select
    f.project_no,
    f.payment_no as first_payment_no,
    n.payment_no,
    n.payee_name,
    n.amount,
    n.paid_on,
    f.approval_limit,
    count(*) over (partition by f.project_no, f.payment_no) as payments,
    sum(n.amount) over (partition by f.project_no, f.payment_no) as together
  from limited_payment as f
  join limited_payment as n
    on n.project_no = f.project_no
    and n.payee = f.payee
    and days_between(f.paid_on, n.paid_on) between 0 and f.days
),
split_payment as (
  select distinct project_no, payment_no, payee_name, amount, paid_on
  from payment_in_span
  where payments >= 2
    and together > approval_limit
)
select
  s.project_no as subject_no,
  substring(cast(min(s.paid_on) as string), 1, 7) as period,
  cast(null as string) as household_id,
  min(p.county_code) as county_code,
  min(p.village_code) as village_code,
  cast(sum(s.amount) as decimal(14,2)) as at_stake,
  cast(count(*) as integer) as split_payments,
  min(s.paid_on) as first_paid_on,
  max(s.paid_on) as last_paid_on,
  min(s.payee_name) as payee_name,
  sorted_text(array_agg(s.payment_no)) as payment_nos
from split_payment as s
left join dim_project as p on p.project_no = s.project_no
group by s.project_no

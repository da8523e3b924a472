-- Clause 六（四）: a company that is no more can't be paid. One row a project.
with cancelled_business as (
  select uscc, min(name) as name, max(cancelled_on) as cancelled_on
  from fact_business
  group by uscc
  having count(*) = count(cancelled_on)
)
select
  p.project_no as subject_no,
  substring(cast(min(p.paid_on) as string), 1, 7) as period,
  cast(null as string) as household_id,
  min(d.county_code) as county_code,
  min(d.village_code) as village_code,
  cast(sum(p.amount) as decimal(14,2)) as at_stake,
  min(p.payee_name) as payee_name,
  min(b.cancelled_on) as cancelled_on,
  min(p.paid_on) as first_paid_on,
  sorted_text(array_agg(p.payment_no)) as payment_nos
from fact_project_payment as p
join cancelled_business as b on b.uscc = p.payee_code and /* unless before_cancellation */ b.cancelled_on < p.paid_on /* otherwise true */
left join dim_project as d on d.project_no = p.project_no
group by p.project_no

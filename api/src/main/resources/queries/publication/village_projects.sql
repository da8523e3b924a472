-- The projects of a village with what was paid for them. Grain: project_no.
select
  p.project_no,
  p.name,
  p.kind,
  p.budget,
  p.fund_source_code,
  p.approved_on,
  p.started_on,
  p.completed_on,
  cast(coalesce(sum(f.amount), 0) as decimal(14,2)) as paid
from dim_project as p
left join fact_project_payment as f on f.project_no = p.project_no
where p.village_code = :village
  and (cast(:viewer_county as varchar) is null or p.county_code = cast(:viewer_county as varchar))
group by p.project_no, p.name, p.kind, p.budget, p.fund_source_code, p.approved_on, p.started_on, p.completed_on
order by p.approved_on desc nulls last, p.project_no

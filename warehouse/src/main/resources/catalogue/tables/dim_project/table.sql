-- Grain: one project, in yuan. The project deliveries in force, with tokens in place of identities.
select
  s.project_no,
  s.name,
  s.kind,
  s.village_code,
  s.budget,
  s.fund_source_code,
  s.approved_on,
  s.started_on,
  s.completed_on,
  s.contractor_code,
  s.contractor_name,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  year(s.approved_on) as year,
  s.delivery_id,
  s.line
from project as s

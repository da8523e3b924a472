-- Grain: one training course or job of one person. The employment deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.kind,
  s.employer,
  s.starts_on,
  s.ends_on,
  s.monthly_wage,
  s.subsidy,
  year(s.starts_on) as year,
  s.delivery_id,
  s.line
from employment as s

-- Grain: one person on the public payroll. The payroll deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.employer,
  s.starts_on,
  s.ends_on,
  s.delivery_id,
  s.line
from payroll as s

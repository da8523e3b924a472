-- Grain: one spell of employee social insurance. The employee_insurance deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.employer,
  s.monthly_base,
  s.starts_on,
  s.ends_on,
  s.delivery_id,
  s.line
from employee_insurance as s

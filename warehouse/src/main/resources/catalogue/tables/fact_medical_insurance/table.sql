-- Grain: one person's enrolment in one year, in yuan. The medical_insurance deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.year,
  s.contribution,
  s.subsidy,
  s.insured_on,
  s.delivery_id,
  s.line
from medical_insurance as s

-- Grain: one student's support in one school year, in yuan. The education_aid deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.school,
  s.stage,
  s.school_year,
  s.tuition_waived,
  s.living_allowance,
  s.grant,
  s.paid_on,
  s.delivery_id,
  s.line
from education_aid as s

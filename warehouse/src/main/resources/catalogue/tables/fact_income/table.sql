-- Grain: net income of one household in one year, in yuan. The income deliveries in force, with tokens in place of identities.
select
  s.household_id,
  s.year,
  s.persons,
  s.operating,
  s.wage,
  s.property,
  s.transfer,
  s.medical_expense,
  s.education_expense,
  s.surveyed_on,
  s.delivery_id,
  s.line
from income as s

-- Grain: one person's contract in one year. The family_doctor deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.year,
  s.team,
  s.signed_on,
  s.services,
  s.delivery_id,
  s.line
from family_doctor as s

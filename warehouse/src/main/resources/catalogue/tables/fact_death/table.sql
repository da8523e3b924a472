-- Grain: one death. The death deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.died_on,
  s.registered_on,
  year(s.died_on) as year,
  s.delivery_id,
  s.line
from death as s

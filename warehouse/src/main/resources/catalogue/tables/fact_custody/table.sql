-- Grain: one spell in custody. The custody deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.starts_on,
  s.ends_on,
  s.delivery_id,
  s.line
from custody as s

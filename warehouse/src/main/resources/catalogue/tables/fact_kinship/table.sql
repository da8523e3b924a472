-- Grain: two relatives, once for the pair. The kinship deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.relative_person_id,
  s.relation,
  s.delivery_id,
  s.line
from kinship as s

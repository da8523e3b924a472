-- Grain: one title of one owner. The property deliveries in force, with tokens in place of identities.
select
  s.property_no,
  s.person_id,
  s.kind,
  s.area,
  s.price,
  s.registered_on,
  s.disposed_on,
  s.delivery_id,
  s.line
from property as s

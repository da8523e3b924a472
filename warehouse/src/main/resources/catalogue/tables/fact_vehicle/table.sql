-- Grain: one vehicle of one owner, price in yuan. The vehicle deliveries in force, with tokens in place of identities.
select
  s.plate_token,
  s.person_id,
  s.kind,
  s.price,
  s.registered_on,
  s.disposed_on,
  s.delivery_id,
  s.line
from vehicle as s

-- Grain: one role of one person in one business. The business deliveries in force, with tokens in place of identities.
select
  s.uscc,
  s.name,
  s.person_id,
  s.role,
  s.capital,
  s.kind,
  s.registered_on,
  s.cancelled_on,
  s.delivery_id,
  s.line
from business as s

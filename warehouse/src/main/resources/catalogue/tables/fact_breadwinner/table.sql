-- Grain: one household led by one trained breadwinner. The breadwinner deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.trained_on,
  s.household_id,
  s.starts_on,
  s.ends_on,
  s.delivery_id,
  s.line
from breadwinner as s

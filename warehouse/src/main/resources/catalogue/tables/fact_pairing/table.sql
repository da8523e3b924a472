-- Grain: one party branch paired with one household. The pairing deliveries in force, with tokens in place of identities.
select
  s.branch_code,
  s.branch_name,
  s.household_id,
  s.paired_on,
  s.ended_on,
  s.delivery_id,
  s.line
from pairing as s

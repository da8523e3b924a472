-- Grain: one person's contribution in one year, in yuan. The pension deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.year,
  s.tier,
  s.subsidy,
  s.paid_on,
  s.delivery_id,
  s.line
from pension as s

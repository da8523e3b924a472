-- Grain: one certified person. The disability deliveries in force, with tokens in place of identities.
select
  s.certificate_no_token,
  s.person_id,
  s.name_token,
  s.kind,
  s.grade,
  s.issued_on,
  s.cancelled_on,
  s.delivery_id,
  s.line
from disability as s

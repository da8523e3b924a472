-- Grain: one settled hospital stay or visit, in yuan. The medical_settlement deliveries in force, with tokens in place of identities.
select
  s.settlement_no,
  s.person_id,
  s.name_token,
  s.hospital,
  s.inpatient,
  s.admitted_on,
  s.discharged_on,
  s.total,
  s.basic_paid,
  s.critical_paid,
  s.self_paid,
  s.aid_paid,
  s.one_stop,
  year(s.discharged_on) as year,
  s.delivery_id,
  s.line
from medical_settlement as s

-- Clause 三（四）, 四（三）. Grain: one settled hospital stay or visit, in yuan, with the household of the person that year.
with household_of_person as (
  select person_id, year, min(household_id) as household_id
  from bridge_membership
  group by person_id, year
)
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
  h.household_id,
  s.delivery_id,
  s.line
from medical_settlement as s
left join household_of_person as h on h.person_id = s.person_id and h.year = year(s.discharged_on)

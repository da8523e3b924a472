-- Grain: one visit to one household. The visit deliveries in force, with tokens in place of identities.
select
  s.visit_no,
  s.kind,
  s.household_id,
  s.visitor_token,
  s.branch_code,
  s.visited_on,
  s.note,
  year(s.visited_on) as year,
  s.delivery_id,
  s.line
from visit as s

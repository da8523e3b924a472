-- Grain: one allocation to one county for one programme in one year, in yuan. The fund_allocation deliveries in force, with tokens in place of identities.
select
  s.allocation_no,
  s.year,
  s.county_code,
  s.programme_code,
  s.fund_source_code,
  s.amount,
  s.allocated_on,
  s.delivery_id,
  s.line
from fund_allocation as s

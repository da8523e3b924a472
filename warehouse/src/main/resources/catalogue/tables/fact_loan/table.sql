-- Grain: one loan as at the end of the year, in yuan. The loan deliveries in force, with tokens in place of identities.
select
  s.loan_no,
  s.household_id,
  s.person_id,
  s.name_token,
  s.bank,
  s.principal,
  s.annual_rate,
  s.secured,
  s.purpose,
  s.issued_on,
  s.due_on,
  s.repaid_on,
  s.status,
  s.interest_subsidy,
  year(s.issued_on) as year,
  s.delivery_id,
  s.line
from loan as s

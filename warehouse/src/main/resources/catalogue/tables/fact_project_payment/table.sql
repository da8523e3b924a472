-- Grain: one payment of a project, in yuan. The project_payment deliveries in force, with tokens in place of identities.
select
  s.payment_no,
  s.project_no,
  s.payee_code,
  s.payee_name,
  s.amount,
  s.paid_on,
  s.fund_source_code,
  year(s.paid_on) as year,
  s.delivery_id,
  s.line
from project_payment as s

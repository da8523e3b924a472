-- Grain: one dwelling under renovation, in yuan. The housing_renovation deliveries in force, with tokens in place of identities.
select
  s.case_no,
  s.household_id,
  s.village_code,
  s.grade,
  s.mode,
  s.identified_on,
  s.started_on,
  s.completed_on,
  s.accepted_on,
  s.closed_on,
  s.upper_fund,
  s.local_fund,
  s.self_fund,
  s.paid_on,
  s.account_id,
  s.account_name_token,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  year(s.identified_on) as year,
  s.delivery_id,
  s.line
from housing_renovation as s

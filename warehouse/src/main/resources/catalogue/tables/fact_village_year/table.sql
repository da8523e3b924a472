-- Grain: one village's collective economy in one year, in yuan. The village_economy deliveries in force, with tokens in place of identities.
select
  s.village_code,
  s.year,
  s.recurring_income,
  s.operating_income,
  s.household_dividends,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  s.delivery_id,
  s.line
from village_economy as s

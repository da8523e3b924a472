-- Grain: one person receiving minimum living allowance (农村低保). The dibao deliveries in force, with tokens in place of identities.
select
  s.dibao_no,
  s.person_id,
  s.name_token,
  s.village_code,
  s.single_person,
  s.monthly_amount,
  s.starts_on,
  s.ends_on,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  s.delivery_id,
  s.line
from dibao as s

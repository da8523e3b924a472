-- Grain: one post held by one village official. The cadre deliveries in force, with tokens in place of identities.
select
  s.person_id,
  s.name_token,
  s.village_code,
  s.post,
  s.starts_on,
  s.ends_on,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  s.delivery_id,
  s.line
from cadre as s

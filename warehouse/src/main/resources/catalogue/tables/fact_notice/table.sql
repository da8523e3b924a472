-- Grain: one public notice of one project or payment batch in one village. The publication deliveries in force, with tokens in place of identities.
select
  s.publication_no,
  s.subject,
  s.subject_no,
  s.village_code,
  s.posted_on,
  s.removed_on,
  s.channel,
  s.items,
  s.amount,
  substring(s.village_code, 1, 9) as town_code,
  substring(s.village_code, 1, 6) as county_code,
  year(s.posted_on) as year,
  s.delivery_id,
  s.line
from publication as s

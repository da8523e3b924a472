-- Grain: one published figure. The statistic deliveries in force, with tokens in place of identities.
select
  s.area_code,
  s.year,
  s.indicator,
  s.value,
  s.delivery_id,
  s.line
from statistic as s

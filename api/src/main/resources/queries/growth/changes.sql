-- The change of income per person with its parts. Grain: area (city, county) of the viewer, year.
select
  area_code,
  area_level,
  year,
  households_before,
  households_stayed,
  households_left,
  households_entered,
  households_after,
  persons_before,
  persons_after,
  per_capita_before,
  left_part,
  persons_part,
  operating_part,
  wage_part,
  property_part,
  transfer_part,
  entered_part,
  per_capita_after,
  change
from fact_income_change
where cast(:viewer_county as varchar) is null or area_code = cast(:viewer_county as varchar)
order by area_level, area_code, year

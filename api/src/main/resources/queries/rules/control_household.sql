-- A household in the register at the newest review that bears no flag, within the viewer's area.
select h.household_id, h.county_code
from fact_household_year as h
where h.household_id = :household
  and h.is_enrolled
  and h.year = (select max(year) from fact_household_year)
  and (cast(:viewer_county as varchar) is null or h.county_code = cast(:viewer_county as varchar))
  and not exists (select 1 from fact_flag as f where f.household_id = h.household_id)

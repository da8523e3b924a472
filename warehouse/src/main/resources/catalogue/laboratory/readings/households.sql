-- Households below the line as it is and as moved, by county.
select
  coalesce(b.county_code, a.county_code) as county_code,
  count(*) as judged,
  count(*) filter (where b.is_within) as households_before,
  count(*) filter (where a.is_within) as households_after,
  count(*) filter (where a.is_within and not coalesce(b.is_within, false)) as moved_in,
  count(*) filter (where b.is_within and not coalesce(a.is_within, false)) as moved_out
from household_before as b
full join household_after as a on a.household_id = b.household_id
group by coalesce(b.county_code, a.county_code)
order by 1

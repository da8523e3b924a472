-- The visits to one household, newest first; what was written down stays out of it.
select visit_no, kind, branch_code, visited_on
from fact_visit
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by visited_on desc nulls last, visit_no
limit 500

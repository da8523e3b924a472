-- The last visits to one household.
select fact_visit.visited_on, fact_visit.kind, fact_visit.note, dim_branch.branch_name
from fact_visit
left join dim_branch on dim_branch.branch_code = fact_visit.branch_code
where fact_visit.household_id = :household
  and exists (
    select 1
    from dim_household
    where dim_household.household_id = fact_visit.household_id
      and (cast(:viewer_county as varchar) is null or dim_household.county_code = cast(:viewer_county as varchar))
  )
order by fact_visit.visited_on desc, fact_visit.visit_no desc
limit 20

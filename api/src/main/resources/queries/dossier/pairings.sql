-- The party branches paired with one household.
select branch_code, branch_name, paired_on, ended_on
from fact_pairing
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by paired_on, branch_code

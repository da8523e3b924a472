-- The renovations of one household's dwelling, in yuan.
select case_no, grade, mode, identified_on, started_on, completed_on, accepted_on, closed_on, upper_fund, local_fund, self_fund, paid_on
from fact_renovation
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by identified_on nulls last, case_no

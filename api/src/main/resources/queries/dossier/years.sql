-- Income and what was received, by year, in yuan.
select
  year, persons, members, is_surveyed, operating, wage, property, transfer, income, medical_expense, education_expense, received,
  payments, category
from fact_household_year
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by year

-- The loans of one household, in yuan, by year.
select loan_no, year, bank, principal, annual_rate, secured, purpose, issued_on, due_on, repaid_on, status, interest_subsidy
from fact_loan
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by issued_on, loan_no, year

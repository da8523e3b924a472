-- Clause 六（四）: the division of the funds is posted. One row an allocation to one county in one year.
select
  allocation_no,
  county_code,
  programme_code,
  fund_source_code,
  amount,
  allocated_on,
  year
from fact_allocation
where county_code = :area
  and cast(year as varchar) = :subject_no
order by allocation_no

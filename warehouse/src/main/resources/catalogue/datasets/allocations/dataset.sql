-- Clause 六（四）: allocations are published. Grain: allocation_no.
select allocation_no, year, county_code, programme_code, fund_source_code, amount, allocated_on
from fact_allocation
order by allocation_no, county_code, programme_code nulls first, fund_source_code

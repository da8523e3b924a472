-- The documents by which a county was allocated money for a programme in one year, in yuan. Grain: allocation.
select
  allocation_no,
  allocated_on,
  amount
from fact_allocation
where year = :year
  and fund_source_code = cast(:source as varchar)
  and county_code = cast(:county as varchar)
  and coalesce(programme_code, '') = cast(:programme as varchar)
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by allocated_on, allocation_no

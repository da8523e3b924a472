-- The years with money, newest first.
select distinct year
from fact_fund_flow
where cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar)
order by year desc

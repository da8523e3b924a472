-- One row a county and year: it is to be posted within the days counted from its last allocation.
select
  county_code as area,
  county_code,
  cast(year as varchar) as subject_no,
  max(allocated_on) as since,
  count(*) as items,
  cast(sum(amount) as decimal(14,2)) as amount
from fact_allocation
where (cast(:year as integer) is null or year = cast(:year as integer))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by county_code, year

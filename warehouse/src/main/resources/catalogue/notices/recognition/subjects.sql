-- One row a village and year: to be posted within the days counted from the review.
select
  village_code as area,
  county_code,
  cast(year as varchar) as subject_no,
  max(as_of) as since,
  count(*) as items,
  cast(null as decimal(14,2)) as amount
from fact_register
where is_last_of_year
  and is_enrolled
  and (cast(:year as integer) is null or year = cast(:year as integer))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by village_code, county_code, year

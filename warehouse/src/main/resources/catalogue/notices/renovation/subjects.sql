-- One row a village and year with accepted dwellings: to be posted within the days counted from the last acceptance.
select
  village_code as area,
  county_code,
  cast(year as varchar) as subject_no,
  max(accepted_on) as since,
  count(*) as items,
  cast(sum(upper_fund) as decimal(14,2)) as amount
from fact_renovation
where accepted_on is not null
  and (cast(:year as integer) is null or year = cast(:year as integer))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by village_code, county_code, year

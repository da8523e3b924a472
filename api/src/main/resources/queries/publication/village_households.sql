-- The households of a village in each year and how many of them are paired; the caller takes small counts out. Grain: year.
select
  year,
  count(*) as households,
  count(case when is_paired then 1 end) as paired
from fact_household_year
where village_code = :village
  and is_of_year
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by year
order by year desc

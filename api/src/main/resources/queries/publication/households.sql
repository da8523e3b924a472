-- Households and members of each year by county, for everyone; the counts that are small are taken out by the caller.
select year, county_code, count(*) as households, coalesce(sum(members), 0) as members
from fact_household_year
where is_of_year
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by year, county_code
order by year, county_code

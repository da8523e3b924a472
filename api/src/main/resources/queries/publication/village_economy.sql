-- The collective economy of a village by year. Grain: year.
select year, recurring_income, operating_income
from fact_village_year
where village_code = :village
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by year desc

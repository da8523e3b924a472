-- For each county: how many indicators with a target are met and missed in one year.
select
  dim_division.division_code as county_code,
  dim_division.name,
  count(*) filter (where fact_indicator.is_met) as met,
  count(*) filter (where not fact_indicator.is_met) as missed,
  count(*) filter (where fact_indicator.value is null) as empty
from dim_division
left join fact_indicator on fact_indicator.area_code = dim_division.division_code and fact_indicator.year = :year
where dim_division.level = 'county'
  and (cast(:viewer_county as varchar) is null or left(dim_division.division_code, 6) = cast(:viewer_county as varchar))
group by dim_division.division_code, dim_division.name
order by dim_division.division_code

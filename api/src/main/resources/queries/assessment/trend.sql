-- One indicator's figures of one area by year.
select
  fact_indicator.year,
  fact_indicator.value,
  fact_indicator.target,
  fact_indicator.is_met
from fact_indicator
join dim_division on dim_division.division_code = fact_indicator.area_code
where fact_indicator.indicator = :indicator
  and fact_indicator.area_code = :area
  and (cast(:viewer_county as varchar) is null or left(dim_division.division_code, 6) = cast(:viewer_county as varchar))
order by fact_indicator.year

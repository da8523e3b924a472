-- All indicators of one area in every year.
select
  fact_indicator.indicator,
  fact_indicator.area_code,
  fact_indicator.area_level,
  dim_division.name as area_name,
  fact_indicator.year,
  fact_indicator.numerator,
  fact_indicator.denominator,
  fact_indicator.value,
  fact_indicator.target,
  fact_indicator.is_met,
  fact_indicator.empty_reason
from fact_indicator
join dim_division on dim_division.division_code = fact_indicator.area_code
where fact_indicator.area_code = :area
  and (cast(:viewer_county as varchar) is null or left(dim_division.division_code, 6) = cast(:viewer_county as varchar))
order by fact_indicator.indicator, fact_indicator.year

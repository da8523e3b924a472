-- The line of income per person by county and year: last year's living standard of the county times the multiple. Grain: county, year.
select
  standard.area_code as county_code,
  standard.year + 1 as year,
  cast(standard.value * 12 * multiple.value as decimal(14, 2)) as income_line
from fact_statistic as standard
join dim_parameter as multiple
  on multiple.name = 'income_line_multiple'
  and make_date(standard.year + 1, 12, 31) between multiple.valid_from and multiple.valid_to
where standard.indicator = 'DIBAO_STANDARD'
  and (cast(:viewer_county as varchar) is null or standard.area_code = cast(:viewer_county as varchar))
order by standard.area_code, standard.year

-- Each indicator's figure of every county in one year. Ranks need all counties, whoever looks; who sees one county alone is given no
-- other one's row. Sums of areas, no persons.
select
  fact_indicator.indicator,
  fact_indicator.area_code,
  dim_division.name as area_name,
  fact_indicator.value,
  fact_indicator.target,
  fact_indicator.is_met,
  fact_indicator.empty_reason
from fact_indicator
join dim_division on dim_division.division_code = fact_indicator.area_code
where dim_division.level = 'county'
  and fact_indicator.year = :year
order by fact_indicator.area_code, fact_indicator.indicator

-- Figures of the city and its counties. Grain: indicator, area, year.
select indicator, area_code, year, numerator, denominator, value, target, is_met, empty_reason
from fact_indicator
where area_level in ('city', 'county')
order by indicator, area_code, year

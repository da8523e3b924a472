-- Clause 一（三）4: what the villages' own economy brings in. Grain: village_code, year.
select village_code, year, recurring_income, operating_income
from fact_village_year
order by village_code, year

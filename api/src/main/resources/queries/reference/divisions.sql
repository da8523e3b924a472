-- The divisions: the city, its counties, towns and villages. All of them: divisions are public.
select division_code, name, level, parent_code, county_code, committee_type, first_edition, last_edition
from dim_division
order by division_code

-- How many items of an integrity note lie in each bin. Grain: note, county_code, year, bin.
-- {{rows}} is the SQL of the note {{note}}.
select
  '{{note}}' as note,
  county_code,
  cast(year as integer) as year,
  bin,
  count(*) as items
from (
{{rows}}
) as item
where county_code is not null
group by county_code, year, bin

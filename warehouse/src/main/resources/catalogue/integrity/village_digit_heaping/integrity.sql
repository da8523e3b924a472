-- Clause 一（三）4: the last digit of the whole yuan of each village's operating income.
select
  year,
  county_code,
  village_code as item_no,
  cast(cast(floor(operating_income) % 10 as integer) as string) as bin
from fact_village_year
where operating_income >= 100

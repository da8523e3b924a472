-- Clause 六（四）: the last digit of the whole yuan of each surveyed household's wage.
select
  year,
  county_code,
  household_id as item_no,
  cast(cast(floor(wage) % 10 as integer) as string) as bin
from fact_household_year
where is_of_year
  and is_surveyed
  and wage >= 100

-- Clause 六（四）: how many households there are and how many of them are paired; of few households nothing. An empty column of place is
-- added up. Grain: year, county_code, village_code, paired.
select
  year,
  county_code,
  village_code,
  paired,
  count(*) as households,
  cast(coalesce(sum(members), 0) as bigint) as members
from (
  select
    year,
    county_code,
    coalesce(village_code, 'NONE') as village_code,
    case when is_paired then 1 else 0 end as paired,
    members
  from fact_household_year
  where is_of_year
) as household
group by grouping sets (
  (year),
  (year, county_code),
  (year, county_code, village_code),
  (year, county_code, village_code, paired)
)
order by year, county_code, village_code, paired

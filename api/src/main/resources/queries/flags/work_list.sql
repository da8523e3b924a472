-- The flags of households, and the households in the register without one: what a work list chooses from. One row a flag or household.
with last_register as (
  select household_id, county_code, village_code
  from fact_household_year
  where year = (select max(year) from fact_household_year)
    and is_enrolled
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
),
flag_of_household as (
  select
    flag_id,
    rule,
    severity,
    substring(coalesce(period, ''), 1, 4) as year,
    coalesce(at_stake, 0) as at_stake,
    household_id,
    county_code,
    village_code
  from fact_flag
  where household_id is not null
    and county_code is not null
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
)
select flag_id, rule, severity, year, at_stake, household_id, county_code, coalesce(village_code, '') as village_code
from flag_of_household
union all
select null, null, null, null, null, household_id, county_code, coalesce(village_code, '')
from last_register as r
where not exists (select 1 from flag_of_household as f where f.household_id = r.household_id)
order by household_id, flag_id

-- Things to ask for, the same at each run on one snapshot: kind, value.
(select 'household' as kind, household_id as value from dim_household where is_current order by hash(household_id) limit 200)
union all
(select 'flag', flag_id from fact_flag where household_id is not null order by hash(flag_id) limit 200)
union all
(select distinct 'county', county_code from fact_household_year)
union all
(select distinct 'village', village_code from fact_village_year order by 2 limit 100)
union all
(select distinct 'indicator', indicator from fact_indicator)
union all
(select distinct 'rule', rule from fact_flag)

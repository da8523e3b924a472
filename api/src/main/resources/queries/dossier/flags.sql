-- The flags of one household.
select
  fact_flag.flag_id,
  fact_flag.rule,
  fact_flag.severity,
  fact_flag.subject,
  fact_flag.subject_no,
  fact_flag.period,
  fact_flag.county_code,
  county.name as county_name,
  fact_flag.village_code,
  village.name as village_name,
  fact_flag.household_id,
  fact_flag.at_stake
from fact_flag
left join dim_division as county on county.division_code = fact_flag.county_code
left join dim_division as village on village.division_code = fact_flag.village_code
where fact_flag.household_id = :household
  and (cast(:viewer_county as varchar) is null or fact_flag.county_code = cast(:viewer_county as varchar))
order by fact_flag.rule, fact_flag.period nulls last, fact_flag.flag_id

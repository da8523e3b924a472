-- The flags of one household.
select
  flag.flag_id,
  flag.rule,
  flag.severity,
  flag.subject,
  flag.subject_no,
  flag.period,
  flag.county_code,
  county.name as county_name,
  flag.village_code,
  village.name as village_name,
  flag.household_id,
  flag.at_stake
from fact_flag_by_household as flag
left join dim_division as county on county.division_code = flag.county_code
left join dim_division as village on village.division_code = flag.village_code
where flag.household_id = :household
  and (cast(:viewer_county as varchar) is null or flag.county_code = cast(:viewer_county as varchar))
order by flag.rule, flag.period nulls last, flag.flag_id

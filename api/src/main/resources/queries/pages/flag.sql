-- One flag with the names of its place.
select
  fact_flag.flag_id,
  fact_flag.rule,
  fact_flag.severity,
  fact_flag.subject,
  fact_flag.subject_no,
  fact_flag.period,
  fact_flag.county_code,
  fact_flag.village_code,
  fact_flag.household_id,
  fact_flag.at_stake,
  fact_flag.evidence,
  village.name as village_name,
  town.name as town_name
from fact_flag
left join dim_division as village on village.division_code = fact_flag.village_code
left join dim_division as town on town.division_code = village.town_code
where fact_flag.flag_id = :flag
  and (cast(:viewer_county as varchar) is null or fact_flag.county_code = cast(:viewer_county as varchar))

-- A household's flags side by side: fact_flag lies by rule, one file each. Made when all rules have run.
-- Grain: flag_id, of those whose household is known.
select
  f.household_id,
  f.flag_id,
  f.rule,
  f.severity,
  f.subject,
  f.subject_no,
  f.period,
  f.county_code,
  f.village_code,
  f.at_stake
from fact_flag as f
where f.household_id is not null
order by f.household_id, f.rule, f.flag_id

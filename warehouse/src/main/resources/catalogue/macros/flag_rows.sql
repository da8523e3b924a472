-- The flags of one rule as rows of fact_flag, from the rule's own rows. Grain: flag_id.
-- {{rule}} and its like are filled from the rule's checked description.
select
  'f' || substring(md5('{{rule}}' || '|' || subject_no || '|' || coalesce(cast(period as string), '')), 1, 16) as flag_id,
  '{{rule}}' as rule,
  '{{severity}}' as severity,
  '{{subject}}' as subject,
  cast(subject_no as string) as subject_no,
  cast(period as string) as period,
  cast(county_code as string) as county_code,
  cast(village_code as string) as village_code,
  cast(household_id as string) as household_id,
  cast(at_stake as decimal(14,2)) as at_stake,
  '{' || {{evidence}} || '}' as evidence
from (
{{rows}}
) as flagged

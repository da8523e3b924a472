-- What a rule would flag besides without an exemption ({{exemption}}; * is without all of them), by county, from the rule's own SQL.
-- Grain: rule, exemption, county_code.
select
  '{{rule}}' as rule,
  '{{exemption}}' as exemption,
  c.county_code,
  count(*) as cleared
from (
  select
    cast(subject_no as string) as subject_no,
    coalesce(cast(period as string), '') as period,
    min(cast(county_code as string)) as county_code
  from (
{{rows}}
  ) as unexempted
  group by cast(subject_no as string), coalesce(cast(period as string), '')
) as c
left join (
  select subject_no, coalesce(period, '') as period
  from fact_flag
  where rule = '{{rule}}'
) as f
  on f.subject_no = c.subject_no
  and f.period = c.period
where f.subject_no is null
group by c.county_code

-- 哪些疑点会同时落在一户。一行：两条规则。
with flagged as (
  select distinct household_id, rule
  from fact_flag
  where household_id is not null
    and severity in ('high', 'medium')
)
select
  a_rule.title as 规则,
  b_rule.title as 另一规则,
  count(*) as 同时涉及的户
from flagged as a
join flagged as b on b.household_id = a.household_id and b.rule > a.rule
join dim_rule as a_rule on a_rule.rule = a.rule
join dim_rule as b_rule on b_rule.rule = b.rule
group by a_rule.title, b_rule.title
order by count(*) desc, a_rule.title, b_rule.title
limit 10

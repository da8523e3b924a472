-- 疑点最多的规则。一行：一条规则。疑点是问题，不是结论。
select
  r.title as 规则,
  f.severity as 严重程度,
  count(*) as 疑点,
  count(distinct f.household_id) as 涉及户,
  cast(sum(f.at_stake) / 10000 as decimal(14,2)) as "涉及金额（万元）",
  repeat('█', cast(round(20 * count(*) / nullif(max(count(*)) over (), 0)) as integer)) as 比较
from fact_flag as f
join dim_rule as r on r.rule = f.rule
group by r.title, f.severity
order by count(*) desc, r.title
limit 15

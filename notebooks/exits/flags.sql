-- 退出户上的疑点：停发是否及时，退出是否站得住。一行：一条规则。
with exited as (
  select distinct household_id from fact_register where exited_on is not null
)
select
  r.title as 规则,
  count(*) as 疑点,
  count(distinct f.household_id) as 涉及退出户,
  cast(sum(f.at_stake) as decimal(14,2)) as "涉及金额（元）"
from fact_flag as f
join exited as e on e.household_id = f.household_id
join dim_rule as r on r.rule = f.rule
group by r.title
order by count(*) desc, r.title
limit 10

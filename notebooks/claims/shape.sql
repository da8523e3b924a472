-- 有高等级疑点的户与其他户有什么不同。一行：一组，最近一年的在册户。
with flagged as (
  select distinct household_id from fact_flag where severity = 'high' and household_id is not null
)
select
  case when f.household_id is not null then '有高等级疑点' else '没有' end as 组,
  count(*) as 户数,
  cast(avg(h.members) as decimal(8,2)) as 户均人口,
  cast(avg(h.received) as decimal(14,2)) as "户均实收（元）",
  cast(sum(h.income) / nullif(sum(h.persons), 0) as decimal(14,2)) as "人均收入（元）",
  cast(100 * sum(case when h.has_dibao then 1 else 0 end) / count(*) as decimal(8,1)) as "在享低保（%）",
  cast(avg(h.pairing_visits) as decimal(8,1)) as 户均结对走访
from fact_household_year as h
left join flagged as f on f.household_id = h.household_id
where h.is_of_year
  and h.year = (select max(year) from fact_household_year)
group by case when f.household_id is not null then '有高等级疑点' else '没有' end
order by 1

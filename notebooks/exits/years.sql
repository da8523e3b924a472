-- 每年退出多少户，退出前一次调查的人均收入如何。一行：一年。
with exited as (
  select household_id, exited_on, year(exited_on) as year, row_number() over (partition by household_id order by exited_on desc, as_of desc) as nth
  from fact_register
  where exited_on is not null
),
last_survey as (
  select household_id, year, income, persons, row_number() over (partition by household_id order by year desc) as nth
  from fact_household_year
  where is_surveyed
)
select
  e.year as 退出年度,
  count(*) as 退出户数,
  cast(sum(s.income) / nullif(sum(s.persons), 0) as decimal(14,2)) as "最后一次调查的人均收入（元）"
from exited as e
left join last_survey as s on s.household_id = e.household_id and s.nth = 1
where e.nth = 1
group by e.year
order by e.year

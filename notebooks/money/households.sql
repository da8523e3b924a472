-- 谁得到这些钱：按农户类别，户均。一行：一个类别的最近一年。
select
  category as 类别,
  count(*) as 户数,
  cast(sum(received) / 10000 as decimal(14,2)) as "实收（万元）",
  cast(avg(received) as decimal(14,2)) as "户均实收（元）",
  cast(100 * sum(case when payments = 0 then 1 else 0 end) / count(*) as decimal(8,1)) as "没有收到任何补贴的户（%）"
from fact_household_year
where is_of_year
  and year = (select max(year) from fact_household_year)
group by category
order by sum(received) desc, category

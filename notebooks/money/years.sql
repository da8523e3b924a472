-- 四本账。一行：一年，万元。
select
  year as 年度,
  cast(sum(allocated) / 10000 as decimal(14,2)) as "安排（万元）",
  cast(sum(ordered) / 10000 as decimal(14,2)) as "发放（万元）",
  cast(sum(confirmed) / 10000 as decimal(14,2)) as "银行确认（万元）",
  cast(sum(published) / 10000 as decimal(14,2)) as "已公示（万元）",
  cast(100 * sum(ordered) / nullif(sum(allocated), 0) as decimal(8,1)) as "发放占安排（%）"
from fact_fund_flow
group by year
order by year

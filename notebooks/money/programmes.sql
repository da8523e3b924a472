-- 钱最多的十个项目。一行：一个项目，各年合计。
select
  p.label as 项目,
  p.clause as 条款,
  cast(sum(f.ordered) / 10000 as decimal(14,2)) as "发放（万元）",
  cast(100 * sum(f.ordered) / nullif(sum(sum(f.ordered)) over (), 0) as decimal(8,1)) as "占全部（%）",
  repeat('█', cast(round(20 * sum(f.ordered) / nullif(max(sum(f.ordered)) over (), 0)) as integer)) as 比较,
  sum(f.payments) as 笔数
from fact_fund_flow as f
join dim_programme as p on p.programme_code = f.programme_code
group by p.label, p.clause
order by sum(f.ordered) desc, p.label
limit 10

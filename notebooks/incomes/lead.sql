-- 低收入农户与农村居民的收入增幅。一行：全市一年。
with rural as (
  select year, value, lag(value) over (order by year) as before
  from fact_statistic
  where indicator = 'RURAL_INCOME'
    and area_code = '330400'
)
select
  i.year as 年度,
  cast(p.value as decimal(14,2)) as 低收入农户人均收入,
  cast(100 * i.value as decimal(8,2)) as "增幅（%）",
  cast(100 * (r.value - r.before) / r.before as decimal(8,2)) as "农村居民增幅（%）",
  cast(100 * l.value as decimal(8,2)) as "高出（百分点）",
  case when l.is_met then '是' when l.is_met is null then '—' else '否' end as 高于农村居民
from fact_indicator as i
join fact_indicator as p on p.indicator = 'income_per_capita' and p.area_code = i.area_code and p.year = i.year
left join fact_indicator as l on l.indicator = 'income_growth_lead' and l.area_code = i.area_code and l.year = i.year
left join rural as r on r.year = i.year
where i.indicator = 'income_growth'
  and i.area_code = '330400'
  and i.value is not null
order by i.year

-- 各县（市、区）最近一年：增幅、高出农村居民多少、变动中来自转移收入的比例。一行：一个县。
select
  d.name as 县市区,
  c.year as 年度,
  cast(100 * c.change / c.per_capita_before as decimal(8,2)) as "增幅（%）",
  cast(100 * l.value as decimal(8,2)) as "高出农村居民（百分点）",
  cast(100 * c.transfer_part / nullif(c.change, 0) as decimal(8,1)) as "转移收入占变动（%）",
  cast(100 * c.wage_part / nullif(c.change, 0) as decimal(8,1)) as "工资占变动（%）"
from fact_income_change as c
join dim_division as d on d.division_code = c.area_code
left join fact_indicator as l on l.indicator = 'income_growth_lead' and l.area_code = c.area_code and l.year = c.year
where c.area_level = 'county'
  and c.year = (select max(year) from fact_income_change)
order by 3 desc, 1

-- 人均收入变动的分解，元。一行：全市一年。
select
  year as 年度,
  change as 变动,
  left_part as 退出户,
  persons_part as 人口,
  operating_part as 经营,
  wage_part as 工资,
  property_part as 财产,
  transfer_part as 转移,
  entered_part as 新进户,
  left_part + persons_part + operating_part + wage_part + property_part + transfer_part + entered_part = change as 相加等于变动
from fact_income_change
where area_code = '330400'
order by year

-- 退出以后还收到什么：观察期一年内与一年之后。一行：一段时间。
with exited as (
  select household_id, max(exited_on) as exited_on
  from fact_register
  where exited_on is not null
  group by household_id
)
select
  case
    when p.paid_on < e.exited_on then '1 退出之前'
    when p.paid_on <= add_months(e.exited_on, 12) then '2 观察期内（退出后一年）'
    else '3 观察期之后'
  end as 时间,
  count(distinct p.household_id) as 户数,
  count(*) as 笔数,
  cast(sum(p.amount) / 10000 as decimal(14,2)) as "金额（万元）"
from fact_payment as p
join exited as e on e.household_id = p.household_id
where coalesce(p.bank_status, 'PAID') = 'PAID'
group by 1
order by 1

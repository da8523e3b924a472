-- Clause 六（五）: dibao and tekun support exclude each other. One row a payment: the later one of the month.
with person_of_both as ( -- the few who ever had the one and the other
  select person_id
  from fact_payment
  where programme_code in ('P01', 'P02')
  group by person_id
  having count(distinct programme_code) > 1
),
supported_month as (
  select /*+ broadcast(b) */
    p.person_id,
    p.period,
    p.period_starts_on,
    sum(case when p.programme_code = 'P01' then p.amount end) as dibao,
    sum(case when p.programme_code = 'P02' then p.amount end) as tekun
  from person_of_both as b
  join fact_payment as p on p.person_id = b.person_id
  where p.programme_code in ('P01', 'P02')
  group by p.person_id, p.period, p.period_starts_on
),
month_beside_others as (
  select
    person_id,
    period,
    dibao,
    tekun,
    case when lag(period_starts_on) over w = add_months(period_starts_on, -1) then lag(dibao) over w end as dibao_before,
    case when lag(period_starts_on) over w = add_months(period_starts_on, -1) then lag(tekun) over w end as tekun_before,
    case when lead(period_starts_on) over w = add_months(period_starts_on, 1) then lead(dibao) over w end as dibao_after,
    case when lead(period_starts_on) over w = add_months(period_starts_on, 1) then lead(tekun) over w end as tekun_after
  from supported_month
  window w as (partition by person_id order by period_starts_on)
),
-- lawful is the month of passing over: one programme alone in the month before, the other alone in the month after, and
-- each pays less now than in its own full month
doubly_paid_month as (
  select person_id, period
  from month_beside_others
  where dibao is not null
    and tekun is not null
    and /* unless passing_month */ not coalesce(
      tekun_before is null and dibao_after is null and dibao < dibao_before and tekun < tekun_after, false
    )
    and not coalesce(
      dibao_before is null and tekun_after is null and tekun < tekun_before and dibao < dibao_after, false
    ) /* otherwise true */
),
payment_of_month as (
  select /*+ broadcast(m) */
    p.payment_no,
    p.programme_code,
    p.person_id,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    first_value(p.payment_no) over w as first_payment_no,
    first_value(p.programme_code) over w as first_programme_code
  from doubly_paid_month as m
  join fact_payment as p on p.person_id = m.person_id and p.period = m.period
  where p.programme_code in ('P01', 'P02')
  window w as (partition by p.person_id, p.period order by p.paid_on, p.payment_no)
)
select
  payment_no as subject_no,
  period,
  household_id,
  county_code,
  village_code,
  amount as at_stake,
  programme_code,
  person_id,
  first_payment_no
from payment_of_month
where programme_code <> first_programme_code -- a second payment of the first programme is duplicate_payment's

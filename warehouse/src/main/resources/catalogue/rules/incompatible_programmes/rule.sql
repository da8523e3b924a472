-- Clause 六（五）: dibao and tekun support exclude each other. One row a payment: the later one of the month.
with tekun_of_person as (
  select person_id, period, period_starts_on, sum(amount) as amount
  from fact_payment
  where programme_code = 'P02'
  group by person_id, period, period_starts_on
),
dibao_of_person as (
  select p.person_id, p.period, p.period_starts_on, sum(p.amount) as amount
  from fact_payment as p
  join (select distinct person_id from tekun_of_person) as t on t.person_id = p.person_id
  where p.programme_code = 'P01'
  group by p.person_id, p.period, p.period_starts_on
),
doubly_paid_month as (
  select t.person_id, t.period, t.period_starts_on, d.amount as dibao, t.amount as tekun
  from tekun_of_person as t
  join dibao_of_person as d on d.person_id = t.person_id and d.period = t.period
),
-- the month of passing over: one programme alone in the month before, the other alone in the month after, and each
-- pays less now than in its own full month
month_of_passing as (
  select m.person_id, m.period
  from doubly_paid_month as m
  left join dibao_of_person as db on db.person_id = m.person_id and db.period_starts_on = add_months(m.period_starts_on, -1)
  left join tekun_of_person as tb on tb.person_id = m.person_id and tb.period_starts_on = add_months(m.period_starts_on, -1)
  left join dibao_of_person as da on da.person_id = m.person_id and da.period_starts_on = add_months(m.period_starts_on, 1)
  left join tekun_of_person as ta on ta.person_id = m.person_id and ta.period_starts_on = add_months(m.period_starts_on, 1)
  where (tb.person_id is null and da.person_id is null and m.dibao < db.amount and m.tekun < ta.amount)
    or (db.person_id is null and ta.person_id is null and m.tekun < tb.amount and m.dibao < da.amount)
),
payment_of_month as (
  select
    p.payment_no,
    p.programme_code,
    p.person_id,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    row_number() over w as nth,
    first_value(p.payment_no) over w as first_payment_no,
    first_value(p.programme_code) over w as first_programme_code
  from doubly_paid_month as m
  left join month_of_passing as o on o.person_id = m.person_id and o.period = m.period
  join fact_payment as p on p.person_id = m.person_id and p.period = m.period
  where p.programme_code in ('P01', 'P02')
    and o.person_id is null
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
where nth > 1
  and programme_code <> first_programme_code -- a second payment of the same programme is duplicate_payment's

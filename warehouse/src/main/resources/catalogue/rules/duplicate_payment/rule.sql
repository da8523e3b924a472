-- Clause 六（五）: the same money twice for one person and period. One row a payment, the first being lawful.
with repeated_claim as (
  select programme_code, person_id, period, sum(amount) as paid
  from fact_payment
  where rhythm in ('month', 'year')
  group by programme_code, person_id, period
  having count(*) > 1
),
claimed_payment as (
  select
    p.payment_no,
    p.programme_code,
    p.person_id,
    p.period,
    p.period_starts_on,
    p.period_ends_on,
    p.household_id,
    p.county_code,
    p.village_code,
    p.year,
    p.amount,
    c.paid,
    row_number() over w as nth,
    first_value(p.payment_no) over w as first_payment_no
  from fact_payment as p
  join repeated_claim as c
    on c.programme_code = p.programme_code
    and c.person_id = p.person_id
    and c.period = p.period
  window w as (partition by p.programme_code, p.person_id, p.period order by p.paid_on, p.payment_no)
),
-- what the household's dibao recipients have due in the month; of two spells of one person the greater
dibao_of_recipient as (
  select p.payment_no, d.person_id, max(d.monthly_amount) as monthly_amount
  from claimed_payment as p
  join bridge_membership as m on m.household_id = p.household_id and m.year = p.year
  join fact_dibao as d
    on d.person_id = m.person_id
    and d.starts_on <= p.period_ends_on
    and (d.ends_on is null or d.ends_on >= p.period_starts_on)
  where p.programme_code = 'P01'
  group by p.payment_no, d.person_id
),
dibao_due as (
  select payment_no, sum(monthly_amount) as due
  from dibao_of_recipient
  group by payment_no
)
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.programme_code,
  p.person_id,
  p.first_payment_no,
  cast(p.paid as decimal(14,2)) as paid,
  cast(coalesce(d.due, g.value) as decimal(14,2)) as due
from claimed_payment as p
left join dibao_due as d on d.payment_no = p.payment_no
left join dim_parameter as g
  on g.name = case p.programme_code when 'P13' then 'college_grant' when 'P14' then 'senior_grant' end
  and p.period_ends_on between g.valid_from and g.valid_to
where p.nth > 1
  and p.paid > coalesce(d.due, g.value, 0) -- part payments that make up the due are lawful

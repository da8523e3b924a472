-- Clause 六（五）: the same money twice for one person and period. One row a payment, the first being lawful.
with hashed_claim as (
  select key_hash(programme_code, person_id, period) as claim_hash
  from fact_payment
  where rhythm in ('month', 'year')
),
repeated_hash as ( -- one number for the many; the texts for the few
  select claim_hash
  from hashed_claim
  group by claim_hash
  having count(*) > 1
),
repeated_claim as (
  select /*+ broadcast(h) */
    p.programme_code,
    p.person_id,
    p.period,
    p.period_starts_on,
    p.period_ends_on,
    sum(p.amount) as paid,
    min(p.household_id) as household_id,
    min(p.year) as year
  from repeated_hash as h
  join fact_payment as p on key_hash(p.programme_code, p.person_id, p.period) = h.claim_hash
  where p.rhythm in ('month', 'year')
  group by p.programme_code, p.person_id, p.period, p.period_starts_on, p.period_ends_on
  having count(*) > 1
),
-- what each dibao recipient of the household has due in the month; of two spells of one person the greater
due_of_recipient as (
  select
    c.programme_code,
    c.person_id,
    c.period,
    c.period_ends_on,
    c.paid,
    d.person_id as recipient_id,
    max(d.monthly_amount) as monthly_amount
  from repeated_claim as c
  left join bridge_membership as m
    on c.programme_code = 'P01'
    and m.household_id = c.household_id
    and m.year = c.year
  left join fact_dibao as d
    on d.person_id = m.person_id
    and d.starts_on <= c.period_ends_on
    and (d.ends_on is null or d.ends_on >= c.period_starts_on)
  group by c.programme_code, c.person_id, c.period, c.period_ends_on, c.paid, d.person_id
),
claim_with_due as (
  select programme_code, person_id, period, period_ends_on, paid, sum(monthly_amount) as dibao_due
  from due_of_recipient
  group by programme_code, person_id, period, period_ends_on, paid
),
excessive_claim as (
  select c.programme_code, c.person_id, c.period, c.paid, coalesce(c.dibao_due, g.value) as due
  from claim_with_due as c
  left join dim_parameter as g
    on g.name = case c.programme_code when 'P13' then 'college_grant' when 'P14' then 'senior_grant' end
    and c.period_ends_on between g.valid_from and g.valid_to
  where /* unless part_payment */ c.paid > coalesce(c.dibao_due, g.value, 0) /* otherwise true */ -- part payments that make up the due are lawful
),
claimed_payment as (
  select /*+ broadcast(c) */
    p.payment_no,
    p.programme_code,
    p.person_id,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    c.paid,
    c.due,
    row_number() over w as nth,
    first_value(p.payment_no) over w as first_payment_no
  from excessive_claim as c
  join fact_payment as p
    on p.programme_code = c.programme_code
    and p.person_id = c.person_id
    and p.period = c.period
  window w as (partition by p.programme_code, p.person_id, p.period order by p.paid_on, p.payment_no)
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
  first_payment_no,
  cast(paid as decimal(14,2)) as paid,
  cast(due as decimal(14,2)) as due
from claimed_payment
where nth > 1

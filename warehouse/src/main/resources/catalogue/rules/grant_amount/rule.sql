-- Clause 四（二）: 5,000 yuan a school year for a college student, 3,000 for a senior secondary one. One row a payment.
with grant_payment as (
  select
    payment_no,
    programme_code,
    person_id,
    period,
    period_ends_on,
    year(period_starts_on) as school_starts_in, -- a school year '2019-2020' is of 2019
    household_id,
    county_code,
    village_code,
    amount,
    sum(amount) over (
      partition by programme_code, person_id, year(period_starts_on)
      order by paid_on, payment_no
      rows between unbounded preceding and current row
    ) as paid_so_far
  from fact_payment
  where programme_code in ('P13', 'P14')
),
fitting_student as (
  select distinct person_id, year, stage
  from fact_education
  where stage in ('COLLEGE', 'SENIOR')
)
select
  g.payment_no as subject_no,
  g.period,
  g.household_id,
  g.county_code,
  g.village_code,
  case
    when s.person_id is null then g.amount
    else cast(least(g.amount, g.paid_so_far - v.value) as decimal(14,2))
  end as at_stake,
  g.programme_code,
  g.person_id,
  cast(g.paid_so_far as decimal(14,2)) as paid_so_far,
  s.stage
from grant_payment as g
join dim_parameter as v
  on v.name = case g.programme_code when 'P13' then 'college_grant' else 'senior_grant' end
  and g.period_ends_on between v.valid_from and v.valid_to
left join fitting_student as s
  on s.person_id = g.person_id
  and s.year = g.school_starts_in
  and s.stage = case g.programme_code when 'P13' then 'COLLEGE' else 'SENIOR' end
where s.person_id is null
  or /* unless instalments */ g.paid_so_far > v.value /* otherwise g.paid_so_far > g.amount */

-- Clause 六（五）: a living allowance paid for a month spent wholly in custody. One row a payment.
with month_in_custody as (
  select
    p.payment_no,
    p.period,
    p.household_id,
    p.county_code,
    p.village_code,
    p.amount,
    p.person_id,
    c.starts_on as custody_starts_on,
    c.ends_on as custody_ends_on,
    row_number() over (partition by p.payment_no order by c.starts_on) as nth
  from fact_payment as p
  join fact_custody as c
    on c.person_id = p.person_id
    -- the months in which the spell starts or ends are partly lived at home
    and /* unless partial_month */ p.period_starts_on > last_day(c.starts_on) /* otherwise p.period_ends_on >= c.starts_on */
    and (c.ends_on is null or /* unless partial_month */ p.period_ends_on < cast(date_trunc('month', c.ends_on) as date) /* otherwise p.period_starts_on <= c.ends_on */)
  where p.programme_code in ('P01', 'P02', 'P08', 'P09')
)
select
  payment_no as subject_no,
  period,
  household_id,
  county_code,
  village_code,
  amount as at_stake,
  person_id,
  custody_starts_on,
  custody_ends_on
from month_in_custody
where nth = 1

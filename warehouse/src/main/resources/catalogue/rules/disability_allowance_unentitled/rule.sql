-- Clause 三（五）: both allowances need a live certificate, the care allowance one of a grave grade. One row a payment.
-- A certificate live on any day of the month counts, so the months of its issue and its cancellation do.
with unentitled_payment as (
  select
    a.payment_no,
    a.programme_code,
    a.person_id,
    a.household_id,
    a.county_code,
    a.village_code,
    a.amount,
    a.period,
    a.period_starts_on,
    a.period_ends_on
  from fact_payment as a
  where a.programme_code in ('P08', 'P09')
    and not exists (
      select 1
      from fact_disability as c
      where c.person_id = a.person_id
        and /* unless certificate_month */ c.issued_on <= a.period_ends_on /* otherwise c.issued_on <= a.period_starts_on */
        and (c.cancelled_on is null or /* unless certificate_month */ c.cancelled_on >= a.period_starts_on /* otherwise c.cancelled_on > a.period_ends_on */)
        and (
          a.programme_code = 'P08'
          or c.grade in ('G1', 'G2')
          or (c.grade = 'G3' and c.kind in ('INTELLECTUAL', 'MENTAL'))
        )
    )
)
select
  a.payment_no as subject_no,
  a.period,
  a.household_id,
  a.county_code,
  a.village_code,
  a.amount as at_stake,
  a.programme_code,
  a.person_id,
  min(c.grade) as certificate_grade
from unentitled_payment as a
left join fact_disability as c
  on c.person_id = a.person_id
  and /* unless certificate_month */ c.issued_on <= a.period_ends_on /* otherwise c.issued_on <= a.period_starts_on */
  and (c.cancelled_on is null or /* unless certificate_month */ c.cancelled_on >= a.period_starts_on /* otherwise c.cancelled_on > a.period_ends_on */)
group by a.payment_no, a.programme_code, a.person_id, a.household_id, a.county_code, a.village_code, a.amount, a.period

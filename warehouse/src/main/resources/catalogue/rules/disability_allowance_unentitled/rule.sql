-- Clause 三（五）: both allowances need a live certificate, the care allowance one of a grave grade. One row a payment.
with allowance as (
  select payment_no, programme_code, person_id, household_id, county_code, village_code, amount, period,
    period_starts_on, period_ends_on
  from fact_payment
  where programme_code in ('P08', 'P09')
),
-- a certificate live on any day of the month counts, so the months of its issue and its cancellation do
certified_payment as (
  select
    a.payment_no,
    bool_or(
      a.programme_code = 'P08'
      or c.grade in ('G1', 'G2')
      or (c.grade = 'G3' and c.kind in ('INTELLECTUAL', 'MENTAL'))
    ) as is_entitled,
    min(c.grade) as certificate_grade
  from allowance as a
  join fact_disability as c
    on c.person_id = a.person_id
    and /* unless certificate_month */ c.issued_on <= a.period_ends_on /* otherwise c.issued_on <= a.period_starts_on */
    and (c.cancelled_on is null or /* unless certificate_month */ c.cancelled_on >= a.period_starts_on /* otherwise c.cancelled_on > a.period_ends_on */)
  group by a.payment_no
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
  c.certificate_grade
from allowance as a
left join certified_payment as c on c.payment_no = a.payment_no
where not coalesce(c.is_entitled, false)

-- Clause 六（四）: the poverty register and the dibao register must join without a seam. One row a person and year.
with review_of_county as (
  select distinct county_code, year, as_of
  from fact_register
  where is_last_of_year
),
live_recipient as (
  select d.person_id, r.year, r.as_of, d.county_code, d.village_code, d.dibao_no, d.monthly_amount, d.starts_on
  from fact_dibao as d
  join review_of_county as r
    on r.county_code = d.county_code
    and d.starts_on <= r.as_of
    and (d.ends_on is null or d.ends_on >= r.as_of)
),
registered_person as (
  select distinct person_id, year
  from fact_member
  where is_last_of_year
    and (is_enrolled or is_under_observation)
),
-- 六（四）: whom the yearly review took up later stands in the next register
later_recognised_person as (
  select distinct l.person_id, l.year
  from live_recipient as l
  join fact_member as m on m.person_id = l.person_id and m.as_of > l.as_of
  join fact_register as r on r.household_id = m.household_id and r.as_of = m.as_of
  where r.enrolled_on > l.as_of
),
unregistered_recipient as (
  select
    l.person_id,
    l.year,
    cast(null as string) as household_id,
    l.county_code,
    l.village_code,
    cast(12 * l.monthly_amount as decimal(14,2)) as at_stake,
    'recipient_not_in_register' as mismatch,
    l.dibao_no,
    cast(null as string) as payment_no,
    row_number() over (partition by l.person_id, l.year order by l.starts_on desc nulls last, l.dibao_no) as nth
  from live_recipient as l
  left join registered_person as m on m.person_id = l.person_id and m.year = l.year
  left join later_recognised_person as n on n.person_id = l.person_id and n.year = l.year
  where m.person_id is null
    and /* unless recognised_later */ n.person_id is null /* otherwise true */
),
-- dibao money for a month in which the person is no recipient, with the recipients of the household beside it
uncovered_payment as (
  select p.payment_no, p.person_id, p.household_id, p.county_code, p.village_code, p.amount, p.year,
    p.period_starts_on, p.period_ends_on
  from fact_payment as p
  left join fact_dibao as d
    on d.person_id = p.person_id
    and d.starts_on <= p.period_ends_on
    and (d.ends_on is null or d.ends_on >= p.period_starts_on)
  where p.programme_code = 'P01'
    and d.person_id is null
),
payment_beside_recipients as (
  select
    p.payment_no, p.person_id, p.household_id, p.county_code, p.village_code, p.amount, p.period_starts_on,
    count(d.person_id) as recipients
  from uncovered_payment as p
  left join bridge_membership as m on m.household_id = p.household_id and m.year = p.year
  left join fact_dibao as d
    on d.person_id = m.person_id
    and d.starts_on <= p.period_ends_on
    and (d.ends_on is null or d.ends_on >= p.period_starts_on)
  group by p.payment_no, p.person_id, p.household_id, p.county_code, p.village_code, p.amount, p.period_starts_on
),
paid_without_recipient as (
  select
    person_id,
    year(period_starts_on) as year,
    min(household_id) as household_id,
    min(county_code) as county_code,
    min(village_code) as village_code,
    cast(sum(amount) as decimal(14,2)) as at_stake,
    min(payment_no) as payment_no
  from payment_beside_recipients
  where recipients = 0
  group by person_id, year(period_starts_on)
)
select
  coalesce(u.person_id, p.person_id) as subject_no,
  cast(coalesce(u.year, p.year) as string) as period,
  coalesce(p.household_id, u.household_id) as household_id,
  coalesce(u.county_code, p.county_code) as county_code,
  coalesce(u.village_code, p.village_code) as village_code,
  coalesce(p.at_stake, u.at_stake) as at_stake,
  coalesce(u.mismatch, 'paid_without_recipient') as mismatch,
  u.dibao_no,
  p.payment_no
from (select * from unregistered_recipient where nth = 1) as u
full join paid_without_recipient as p on p.person_id = u.person_id and p.year = u.year

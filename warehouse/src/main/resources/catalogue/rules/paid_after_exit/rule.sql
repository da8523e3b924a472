-- Clause 六（四）: entitlements end with the observation year that follows the exit. One row a payment.
with exited_household as (
  select distinct household_id, exited_on
  from fact_register
  where exited_on is not null
),
-- recognised again: enrolled after the exit, or back in the register with no exit
exit_of_household as (
  select
    x.household_id,
    x.exited_on,
    add_months(x.exited_on, 12 * cast(v.value as integer)) as observed_until,
    min(case when r.enrolled_on > x.exited_on then r.enrolled_on when r.exited_on is null then r.as_of end)
      as recognised_again_on
  from exited_household as x
  join dim_parameter as v on v.name = 'observation_years' and x.exited_on between v.valid_from and v.valid_to
  left join fact_register as r
    on r.household_id = x.household_id
    and (r.enrolled_on > x.exited_on or (r.as_of > x.exited_on and r.exited_on is null))
  group by x.household_id, x.exited_on, v.value
),
former_member as (
  select x.household_id, x.exited_on, x.observed_until, x.recognised_again_on, m.person_id, m.year
  from exit_of_household as x
  join bridge_membership as m on m.household_id = x.household_id
),
payment_of_former_member as (
  select /*+ broadcast(x) */
    p.payment_no,
    p.programme_code,
    p.period,
    p.period_starts_on,
    p.county_code,
    p.village_code,
    p.amount,
    p.person_id,
    p.year,
    x.household_id,
    x.exited_on,
    x.observed_until,
    row_number() over (partition by p.payment_no order by x.exited_on desc, x.household_id) as nth
  from former_member as x
  join fact_payment as p
    on p.person_id = x.person_id
    and p.year = x.year
    -- the observation year is the year from exited_on on; it ended when the period starts a year after that day or later
    and /* unless under_observation */ p.period_starts_on >= x.observed_until /* otherwise p.period_starts_on >= x.exited_on */
    and /* unless recognised_again */ (x.recognised_again_on is null or x.recognised_again_on >= p.period_starts_on) /* otherwise true */
  -- 四（四）: P17 goes on until a loan issued before the exit is due, so it is not among these
  where p.programme_code in ('P01', 'P03', 'P05', 'P06', 'P07', 'P08', 'P09', 'P13', 'P14', 'P15', 'P16' /* unless running_loan */ /* otherwise , 'P17' */)
),
-- one who lives in another household of the register by then is paid as its member
payment_of_other_household as (
  select distinct p.payment_no
  from payment_of_former_member as p
  join bridge_membership as m on m.person_id = p.person_id and m.year = p.year and m.household_id <> p.household_id
  join fact_register as r on r.household_id = m.household_id and r.as_of = m.as_of
  left join exit_of_household as x on x.household_id = r.household_id and x.exited_on = r.exited_on
  where p.nth = 1
    and r.enrolled_on <= p.period_starts_on
    and (r.exited_on is null or x.observed_until > p.period_starts_on)
)
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  p.exited_on,
  p.observed_until
from payment_of_former_member as p
left join payment_of_other_household as o on o.payment_no = p.payment_no
where p.nth = 1
  and o.payment_no is null

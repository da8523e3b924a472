-- Clause 六（四）: in its observation year a household keeps the policies it had. One row a household that lost the living
-- allowance with its exit; the twin of paid_after_exit.
with exited_household as (
  select
    r.household_id,
    max(r.exited_on) as exited_on,
    min_by(r.county_code, r.as_of) as county_code,
    min_by(r.village_code, r.as_of) as village_code
  from fact_register as r
  where r.exited_on is not null
  group by r.household_id
),
observed_household as (
  select
    e.*,
    -- months that lie wholly inside both the observation year and the data
    add_months(make_date(year(e.exited_on), month(e.exited_on), 1), 1) as observed_from,
    least(add_months(e.exited_on, cast(12 * o.value as integer)), h.data_ends_on) as observed_to
  from exited_household as e
  join dim_parameter as o
    on o.name = 'observation_years'
    and e.exited_on between o.valid_from and o.valid_to
  cross join dim_horizon as h
),
allowance as (
  select
    o.household_id,
    max(case when p.period_starts_on < o.exited_on then p.period_starts_on end) as last_before,
    sum(case when p.period_starts_on >= o.observed_from and p.period_ends_on <= o.observed_to then 1 else 0 end) as paid_observed,
    max_by(p.amount, p.period_starts_on) as monthly_amount
  from observed_household as o
  join fact_payment as p
    on p.household_id = o.household_id
    and p.programme_code = 'P01'
    and p.period_starts_on <= o.observed_to
  group by o.household_id
),
-- somebody of the last review still lives
living_household as (
  select distinct m.household_id
  from fact_member as m
  join observed_household as o on o.household_id = m.household_id
  where /* unless nobody_lives */ (m.died_on is null or m.died_on > o.exited_on) /* otherwise true */
)
select
  o.household_id as subject_no,
  cast(year(o.exited_on) as string) as period,
  o.household_id,
  o.county_code,
  o.village_code,
  cast(a.monthly_amount * whole_months_between(o.observed_from, o.observed_to) as decimal(14,2)) as at_stake,
  o.exited_on,
  a.last_before,
  o.observed_to
from observed_household as o
join allowance as a on a.household_id = o.household_id
join living_household as l on l.household_id = o.household_id
where a.paid_observed = 0
  -- it had the allowance until the exit, and three months of observation have passed
  and /* unless lost_before */ a.last_before >= add_months(o.exited_on, -2) /* otherwise a.last_before is not null */
  and whole_months_between(o.observed_from, o.observed_to) >= 3

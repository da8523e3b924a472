-- Clause 六（四）: households of one village surveyed one by one don't earn the same to the cent. One row a village and year.
with earned as (
  select
    village_code,
    year,
    county_code,
    household_id,
    cast(/* unless transfers */ (income - transfer) /* otherwise income */ / persons as decimal(14,2)) as earned_per_person
  from fact_household_year
  where is_enrolled
    and is_surveyed
    and persons > 0
    and /* unless nothing_earned */ income - transfer > 0 /* otherwise true */
),
alike as (
  select
    village_code,
    year,
    county_code,
    earned_per_person,
    count(*) as households,
    sorted_text(array_agg(household_id)) as household_ids
  from earned
  group by village_code, year, county_code, earned_per_person
),
counted as (
  select *, sum(households) over (partition by village_code, year, county_code) as surveyed_households
  from alike
)
select
  c.village_code as subject_no,
  cast(c.year as string) as period,
  cast(null as string) as household_id,
  c.county_code,
  c.village_code,
  cast(null as decimal(14,2)) as at_stake,
  c.earned_per_person,
  cast(c.households as integer) as households,
  cast(c.surveyed_households as integer) as surveyed_households,
  c.household_ids
from counted as c
join dim_parameter as least_households
  on least_households.name = 'uniform_income_households'
  and make_date(c.year, 12, 31) between least_households.valid_from and least_households.valid_to
join dim_parameter as share
  on share.name = 'uniform_income_share'
  and make_date(c.year, 12, 31) between share.valid_from and share.valid_to
where c.households >= least_households.value
  and c.households >= share.value * c.surveyed_households

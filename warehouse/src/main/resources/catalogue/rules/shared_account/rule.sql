-- Clause 六（五）: one account takes the money of many households that are not kin. One row an account and year.
with account_of_village as ( -- the least of many texts would have to be sorted for
  select account_id, year, household_id, county_code, village_code, sum(amount) as paid
  from fact_payment
  where household_id is not null
  group by account_id, year, household_id, county_code, village_code
),
account_of_household as (
  select
    account_id,
    year,
    household_id,
    sum(paid) as paid,
    min(county_code) as county_code,
    min(village_code) as village_code
  from account_of_village
  group by account_id, year, household_id
),
counted_account as (
  select *, count(*) over (partition by account_id, year) as households
  from account_of_household
),
crowded_account as (
  select a.account_id, a.year, a.household_id, a.paid, a.county_code, a.village_code, l.value as least_households
  from counted_account as a
  join dim_parameter as l
    on l.name = 'shared_account_households'
    and make_date(a.year, 12, 31) between l.valid_from and l.valid_to
  where a.households >= l.value
),
-- what ties two households: a pair of kin, one in each, or a person who is in both
tie_of_person as (
  select person_id, person_id || relative_person_id as tie from fact_kinship
  union all
  select relative_person_id as person_id, person_id || relative_person_id as tie from fact_kinship
  union all
  select distinct person_id, person_id as tie from bridge_membership
),
tied_household as (
  select distinct
    a.account_id, a.year, a.household_id, a.paid, a.county_code, a.village_code, a.least_households,
    /* unless kin */ coalesce(t.tie, a.household_id) /* otherwise a.household_id */ as tie
  from crowded_account as a
  left join bridge_membership as m on m.household_id = a.household_id and m.year = a.year
  left join tie_of_person as t on t.person_id = m.person_id
),
-- households tied by kinship count as one: each takes the least number among those it is tied to, three times over, so
-- that chains of kinship within one account come together too
once_across as (
  select *, min(household_id) over (partition by account_id, year, tie) as family_1
  from tied_household
),
once_within as (
  select *, min(family_1) over (partition by account_id, year, household_id) as family_2
  from once_across
),
twice_across as (
  select *, min(family_2) over (partition by account_id, year, tie) as family_3
  from once_within
),
twice_within as (
  select *, min(family_3) over (partition by account_id, year, household_id) as family_4
  from twice_across
),
thrice_across as (
  select *, min(family_4) over (partition by account_id, year, tie) as family_5
  from twice_within
),
family_of_household as (
  select account_id, year, household_id, paid, county_code, village_code, least_households, min(family_5) as family
  from thrice_across
  group by account_id, year, household_id, paid, county_code, village_code, least_households
)
select
  account_id as subject_no,
  cast(year as string) as period,
  cast(null as string) as household_id,
  min_by(county_code, household_id) as county_code,
  min_by(village_code, household_id) as village_code,
  cast(sum(paid) as decimal(14,2)) as at_stake,
  cast(count(distinct family) as integer) as families,
  sorted_text(array_agg(distinct household_id)) as household_ids
from family_of_household
group by account_id, year, least_households
having count(distinct family) >= least_households

-- Clause 六（五）: one account takes the money of many households that are not kin. One row an account and year.
with account_of_household as (
  select
    account_id,
    year,
    household_id,
    sum(amount) as paid,
    count(*) as payments,
    min(county_code) as county_code,
    min(village_code) as village_code
  from fact_payment
  where household_id is not null
  group by account_id, year, household_id
),
household_of_account as (
  select a.*, l.value as least_households
  from (
    select *, count(*) over (partition by account_id, year) as households
    from account_of_household
  ) as a
  join dim_parameter as l
    on l.name = 'shared_account_households'
    and make_date(a.year, 12, 31) between l.valid_from and l.valid_to
  where a.households >= l.value
),
member_of_account as (
  select distinct a.account_id, a.year, a.household_id, m.person_id
  from household_of_account as a
  join bridge_membership as m on m.household_id = a.household_id and m.year = a.year
),
one_way_tie as (
  select distinct a.account_id, a.year, a.household_id, b.household_id as kin_household_id
  from member_of_account as a
  join fact_kinship as k on k.person_id = a.person_id
  join member_of_account as b
    on b.person_id = k.relative_person_id
    and b.account_id = a.account_id
    and b.year = a.year
  where a.household_id <> b.household_id
),
tie as (
  select account_id, year, household_id, kin_household_id
  from one_way_tie
  union
  select account_id, year, kin_household_id as household_id, household_id as kin_household_id
  from one_way_tie
),
-- households tied by kinship count as one: each takes the least number it is tied to, three times over, so that chains
-- of kinship within one account come together too
once_grouped as (
  select h.account_id, h.year, h.household_id, least(h.household_id, min(t.kin_household_id)) as family
  from household_of_account as h
  left join tie as t on t.account_id = h.account_id and t.year = h.year and t.household_id = h.household_id
  group by h.account_id, h.year, h.household_id
),
twice_grouped as (
  select h.account_id, h.year, h.household_id, least(h.family, min(o.family)) as family
  from once_grouped as h
  left join tie as t on t.account_id = h.account_id and t.year = h.year and t.household_id = h.household_id
  left join once_grouped as o
    on o.account_id = t.account_id
    and o.year = t.year
    and o.household_id = t.kin_household_id
  group by h.account_id, h.year, h.household_id, h.family
),
family_of_account as (
  select h.account_id, h.year, h.household_id, least(h.family, min(o.family)) as family
  from twice_grouped as h
  left join tie as t on t.account_id = h.account_id and t.year = h.year and t.household_id = h.household_id
  left join twice_grouped as o
    on o.account_id = t.account_id
    and o.year = t.year
    and o.household_id = t.kin_household_id
  group by h.account_id, h.year, h.household_id, h.family
)
select
  h.account_id as subject_no,
  cast(h.year as string) as period,
  cast(null as string) as household_id,
  min_by(h.county_code, h.household_id) as county_code,
  min_by(h.village_code, h.household_id) as village_code,
  cast(sum(h.paid) as decimal(14,2)) as at_stake,
  cast(count(distinct f.family) as integer) as families,
  sorted_text(array_agg(distinct h.household_id)) as household_ids
from household_of_account as h
join family_of_account as f
  on f.account_id = h.account_id
  and f.year = h.year
  and f.household_id = h.household_id
group by h.account_id, h.year, h.least_households
having count(distinct f.family) >= h.least_households

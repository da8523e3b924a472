-- Clause 四（一）: money goes straight to the household. One row a payment into an account under a strange name.
with person_of_family as (
  select household_id, year, person_id
  from bridge_membership
  union all
  select m.household_id, m.year, k.relative_person_id as person_id
  from bridge_membership as m
  join fact_kinship as k on /* unless kin */ k.person_id = m.person_id /* otherwise false */
  union all
  select m.household_id, m.year, k.person_id
  from bridge_membership as m
  join fact_kinship as k on /* unless kin */ k.relative_person_id = m.person_id /* otherwise false */
),
known_name as (
  select person_id, name_token from fact_member
  union
  select person_id, name_token from fact_residence
),
family_name as (
  select household_id, year, name_token
  from bridge_membership
  union
  select f.household_id, f.year, n.name_token
  from person_of_family as f
  join known_name as n on n.person_id = f.person_id
),
household_with_roster as (
  select distinct household_id, year
  from bridge_membership
)
select
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  p.account_id,
  p.account_name_token
from fact_payment as p
join household_with_roster as r on r.household_id = p.household_id and r.year = p.year
left join family_name as f
  on f.household_id = p.household_id
  and f.year = p.year
  and f.name_token = p.account_name_token
where p.account_name_token is not null
  and f.household_id is null

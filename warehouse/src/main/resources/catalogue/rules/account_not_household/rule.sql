-- Clause 四（一）: money goes straight to the household. One row a payment into an account under a strange name.
-- The names first, since a household is paid under few; then, of the names that are no member's, those that are no relative's.
with paid_name as (
  select distinct household_id, year, account_name_token
  from fact_payment
  where household_id is not null
    and account_name_token is not null
),
name_beside_members as (
  select
    n.household_id,
    n.year,
    n.account_name_token,
    bool_or(m.name_token = n.account_name_token) as is_of_member
  from paid_name as n
  join bridge_membership as m on m.household_id = n.household_id and m.year = n.year
  group by n.household_id, n.year, n.account_name_token
),
name_of_no_member as (
  select household_id, year, account_name_token
  from name_beside_members
  where not coalesce(is_of_member, false)
),
member_of_household as (
  select /*+ broadcast(n) */ m.household_id, m.year, m.person_id
  from (select distinct household_id, year from name_of_no_member) as n
  join bridge_membership as m on m.household_id = n.household_id and m.year = n.year
),
person_of_family as (
  select household_id, year, person_id
  from member_of_household
  union
  select m.household_id, m.year, k.relative_person_id as person_id
  from member_of_household as m
  join fact_kinship as k on /* unless kin */ k.person_id = m.person_id /* otherwise false */
  union
  select m.household_id, m.year, k.person_id
  from member_of_household as m
  join fact_kinship as k on /* unless kin */ k.relative_person_id = m.person_id /* otherwise false */
),
family_name as (
  select /*+ broadcast(f) */ f.household_id, f.year, m.name_token
  from person_of_family as f
  join fact_member as m on m.person_id = f.person_id
  union
  select /*+ broadcast(f) */ f.household_id, f.year, r.name_token
  from person_of_family as f
  join fact_residence as r on r.person_id = f.person_id
),
strange_name as (
  select n.household_id, n.year, n.account_name_token
  from name_of_no_member as n
  left join family_name as f
    on f.household_id = n.household_id
    and f.year = n.year
    and f.name_token = n.account_name_token
  where f.household_id is null
)
select /*+ broadcast(s) */
  p.payment_no as subject_no,
  p.period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  p.account_id,
  p.account_name_token
from strange_name as s
join fact_payment as p
  on p.household_id = s.household_id
  and p.year = s.year
  and p.account_name_token = s.account_name_token

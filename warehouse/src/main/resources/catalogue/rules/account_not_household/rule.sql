-- Clause 四（一）: money goes straight to the household. One row a payment into an account under a strange name.
with named_payment as (
  select payment_no, person_id, household_id, county_code, village_code, amount, period, year, account_id, account_name_token
  from fact_payment
  where account_name_token is not null
    and household_id is not null
),
member_name as (
  select distinct household_id, year, name_token
  from bridge_membership
),
-- most payments end here
foreign_payment as (
  select p.*
  from named_payment as p
  left join member_name as n
    on n.household_id = p.household_id
    and n.year = p.year
    and n.name_token = p.account_name_token
  where n.household_id is null
),
-- the household of the payment, and any other that the beneficiary belongs to
household_of_beneficiary as (
  select payment_no, household_id, year, account_name_token
  from foreign_payment
  union
  select p.payment_no, b.household_id, p.year, p.account_name_token
  from foreign_payment as p
  join bridge_membership as b on b.person_id = p.person_id and b.year = p.year
),
member_of_beneficiary as (
  select distinct h.payment_no, h.account_name_token, m.person_id, m.name_token
  from household_of_beneficiary as h
  join bridge_membership as m on m.household_id = h.household_id and m.year = h.year
),
kin_of_member as (
  select m.payment_no, m.account_name_token, m.person_id
  from member_of_beneficiary as m
  union
  select m.payment_no, m.account_name_token, k.relative_person_id as person_id
  from member_of_beneficiary as m
  join fact_kinship as k on k.person_id = m.person_id
  union
  select m.payment_no, m.account_name_token, k.person_id
  from member_of_beneficiary as m
  join fact_kinship as k on k.relative_person_id = m.person_id
),
known_name as (
  select person_id, name_token from fact_member
  union
  select person_id, name_token from fact_residence
),
payment_within_family as (
  select payment_no
  from member_of_beneficiary
  where name_token = account_name_token
  union
  select k.payment_no
  from kin_of_member as k
  join known_name as n on n.person_id = k.person_id and n.name_token = k.account_name_token
),
payment_with_roster as (
  select distinct payment_no
  from member_of_beneficiary
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
from foreign_payment as p
join payment_with_roster as r on r.payment_no = p.payment_no
left join payment_within_family as f on f.payment_no = p.payment_no
where f.payment_no is null

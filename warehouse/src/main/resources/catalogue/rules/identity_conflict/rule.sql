-- Clause 三（一）: the departments' books agree on who a person is. One row a payment under a name that the number doesn't bear.
with known_name as (
  select person_id, name_token
  from fact_member
  union
  select person_id, name_token
  from fact_residence
)
select
  p.payment_no as subject_no,
  p.month as period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.person_id,
  p.name_token
from fact_payment as p
where /* unless repaired */ p.is_id_valid /* otherwise (p.is_id_valid or p.is_repaired) */
  and not exists (
    select 1
    from known_name as k
    where k.person_id = p.person_id
      and k.name_token = p.name_token
  )
  -- of a person in neither book no name is known
  and exists (
    select 1
    from known_name as k
    where k.person_id = p.person_id
  )

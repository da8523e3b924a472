-- Grain: two nodes and a kind of tie. What ties persons, households, accounts, phones and firms, with the row that says so.
-- A node's name begins with its kind. Relatives of one household are left out: their tie is the household.
with membership as (
  select distinct person_id, household_id from bridge_membership where household_id is not null
),
tie as (
  select 'person:' || person_id as source, 'household:' || household_id as target, 'member' as kind,
    cast(null as varchar) as delivery_id, cast(null as integer) as line
  from membership
  union all
  select 'household:' || household_id, 'account:' || account_id, 'account', min(delivery_id), min(line)
  from fact_register where account_id is not null group by household_id, account_id
  union all
  select 'household:' || household_id, 'phone:' || phone_id, 'phone', min(delivery_id), min(line)
  from fact_register where phone_id is not null group by household_id, phone_id
  union all
  select 'household:' || household_id, 'account:' || account_id, 'paid into', min(delivery_id), min(line)
  from fact_payment where household_id is not null and account_id is not null group by household_id, account_id
  union all
  select 'person:' || k.person_id, 'person:' || k.relative_person_id, 'kin', min(k.delivery_id), min(k.line)
  from fact_kinship as k
  where not exists (
    select 1 from membership as one
    join membership as other on other.household_id = one.household_id
    where one.person_id = k.person_id and other.person_id = k.relative_person_id)
  group by k.person_id, k.relative_person_id
  union all
  select 'person:' || person_id, 'firm:' || uscc, 'business', min(delivery_id), min(line)
  from fact_business group by person_id, uscc
  union all
  select 'firm:' || contractor_code, 'project:' || project_no, 'contractor', min(delivery_id), min(line)
  from dim_project where contractor_code is not null group by contractor_code, project_no
  union all
  select 'firm:' || payee_code, 'project:' || project_no, 'paid for', min(delivery_id), min(line)
  from fact_project_payment where payee_code is not null group by payee_code, project_no
)
select source, target, kind, delivery_id, line from tie order by source, target, kind

-- What ties persons, households, accounts, phones, firms and projects, with the first row that says so, laid out so that a ring around a
-- household is walked node by node. A node's name begins with its kind. Relatives of one household are left out: their tie is the household.
-- Grain: node, tied_to, kind, is_forward.
with membership as (
  select distinct person_id, household_id from bridge_membership where household_id is not null
),
told as (
  select 'household:' || household_id as source, 'account:' || account_id as target, 'account' as kind, household_id, delivery_id, line
  from fact_register
  where account_id is not null
  union all
  select 'household:' || household_id, 'phone:' || phone_id, 'phone', household_id, delivery_id, line
  from fact_register
  where phone_id is not null
  union all
  select 'household:' || household_id, 'account:' || account_id, 'paid into', household_id, delivery_id, line
  from fact_payment
  where household_id is not null
    and account_id is not null
  union all
  select 'person:' || k.person_id, 'person:' || k.relative_person_id, 'kin', cast(null as string), k.delivery_id, k.line
  from fact_kinship as k
  where not exists (
    select 1
    from membership as one
    join membership as other on other.household_id = one.household_id
    where one.person_id = k.person_id
      and other.person_id = k.relative_person_id
  )
  union all
  select 'person:' || person_id, 'firm:' || uscc, 'business', cast(null as string), delivery_id, line
  from fact_business
  union all
  select 'firm:' || contractor_code, 'project:' || project_no, 'contractor', cast(null as string), delivery_id, line
  from dim_project
  where contractor_code is not null
  union all
  select 'firm:' || payee_code, 'project:' || project_no, 'paid for', cast(null as string), delivery_id, line
  from fact_project_payment
  where payee_code is not null
),
-- of a delivery and its line the least together: each by itself they might be of two rows
first_told as (
  select source, target, kind, household_id, min(delivery_id || lpad(cast(line as string), 10, '0')) as said_at
  from told
  group by source, target, kind, household_id
  union all
  select 'person:' || person_id, 'household:' || household_id, 'member', household_id, cast(null as string)
  from membership
),
placed as (
  select
    f.source,
    f.target,
    f.kind,
    h.county_code,
    left(f.said_at, length(f.said_at) - 10) as delivery_id,
    cast(right(f.said_at, 10) as integer) as line
  from first_told as f
  left join dim_household as h on h.household_id = f.household_id and h.is_current
)
select shelf_of(source) as shelf, source as node, target as tied_to, kind, true as is_forward, county_code, delivery_id, line
from placed
union all
select shelf_of(target), target, source, kind, false, county_code, delivery_id, line
from placed

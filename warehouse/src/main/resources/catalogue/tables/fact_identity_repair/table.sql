-- An identity number that is not valid does not lose its row: the person is looked for by name, village, household and
-- account among the registered persons, and taken only when exactly one fits. Grain: one row whose number is not valid.
-- written_identity: the rows in force with an invalid number. registered_person: the valid persons of member and residence.
with registered_person as (
  select distinct m.person_id, m.name_token, m.household_id, h.village_code, h.account_id
  from member as m
  left join household as h on h.household_id = m.household_id and h.as_of = m.as_of
  where m.id_number_is_valid
  union
  select distinct r.person_id, r.name_token, cast(null as string) as household_id, r.village_code, cast(null as string) as account_id
  from residence as r
  where r.id_number_is_valid
),
candidate as (
  select
    w.source, w.delivery_id, w.line, w.written_person_id,
    c.person_id,
    coalesce(c.household_id = w.household_id, false) as same_household,
    coalesce(c.village_code = w.village_code, false) as same_village,
    coalesce(c.account_id = w.account_id, false) as same_account
  from written_identity as w
  join registered_person as c on c.name_token = w.name_token
),
-- narrowest first: 1 name and household, 2 name, village and account, 3 name and account, 4 name and village
fit as (
  select source, delivery_id, line, person_id, 1 as narrowness, 'name+household' as basis from candidate where same_household
  union
  select source, delivery_id, line, person_id, 2 as narrowness, 'name+village+account' as basis from candidate where same_village and same_account
  union
  select source, delivery_id, line, person_id, 3 as narrowness, 'name+account' as basis from candidate where same_account
  union
  select source, delivery_id, line, person_id, 4 as narrowness, 'name+village' as basis from candidate where same_village
),
counted_fit as (
  select source, delivery_id, line, narrowness, basis, min(person_id) as person_id, count(*) as candidates
  from fit
  group by source, delivery_id, line, narrowness, basis
),
narrowest_fit as (
  select source, delivery_id, line, basis, person_id, candidates
  from (
    select *, row_number() over (partition by source, delivery_id, line order by narrowness) as nth
    from counted_fit
  ) as ranked_fit
  where nth = 1
)
select
  w.source,
  w.delivery_id,
  w.line,
  w.written_person_id,
  case when f.candidates = 1 then f.person_id end as person_id,
  cast(coalesce(f.candidates, 0) as integer) as candidates,
  f.basis
from written_identity as w
left join narrowest_fit as f on f.source = w.source and f.delivery_id = w.delivery_id and f.line = w.line

-- Slowly changing, type 2, de-identified. Grain: one state of a person's residence in time; a person without a residence
-- record has one state. A later record of the same day stands.
with residence_change as (
  select person_id, status, village_code, changed_on
  from (
    select
      person_id, status, village_code, changed_on,
      row_number() over (partition by person_id, changed_on order by delivery_id desc, line desc) as nth
    from residence
  ) as numbered_change
  where nth = 1
),
death_of_person as (
  select person_id, min(died_on) as died_on
  from death
  group by person_id
),
residence_state as (
  select
    person_id, status, village_code, changed_on,
    lead(changed_on) over (partition by person_id order by changed_on) as next_changed_on
  from residence_change
)
select
  p.person_id,
  coalesce(r.changed_on, p.born_on, date '1900-01-01') as valid_from,
  coalesce(cast(r.next_changed_on - interval '1' day as date), date '9999-12-31') as valid_to,
  r.next_changed_on is null as is_current,
  p.sex,
  p.born_on,
  p.birth_year,
  r.status as residence_status,
  r.village_code,
  d.died_on,
  p.is_id_valid
from person as p
left join residence_state as r on r.person_id = p.person_id
left join death_of_person as d on d.person_id = p.person_id

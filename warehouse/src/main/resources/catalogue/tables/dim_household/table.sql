-- Slowly changing, type 2. Grain: one state of a household in time; a new row only where the register changed, or the
-- observation year began or ended between two reviews.
with reviewed_state as (
  select
    household_id,
    as_of,
    case when is_enrolled then 'enrolled' when is_under_observation then 'observation' else 'exited' end as status,
    category, cause, village_code, town_code, county_code, housing_grade, enrolled_on, exited_on,
    head_person_id, account_id, phone_id, members
  from fact_register
),
fingerprinted_state as (
  select
    *,
    concat_ws('|', status, category, coalesce(cause, '-'), village_code, coalesce(housing_grade, '-'),
      cast(enrolled_on as string), coalesce(cast(exited_on as string), '-'), coalesce(head_person_id, '-'),
      coalesce(account_id, '-'), coalesce(phone_id, '-'), cast(members as string)) as fingerprint
  from reviewed_state
),
compared_state as (
  select
    *,
    lag(fingerprint) over (partition by household_id order by as_of) as fingerprint_before
  from fingerprinted_state
),
changed_state as (
  select
    *,
    lead(as_of) over (partition by household_id order by as_of) as next_as_of,
    row_number() over (partition by household_id order by as_of) as nth
  from compared_state
  where fingerprint_before is distinct from fingerprint
),
dated_state as (
  select
    *,
    -- the first state holds since the household was recognised, where the register says so
    case when nth = 1 and enrolled_on < as_of then enrolled_on else as_of end as valid_from
  from changed_state
)
select
  household_id,
  valid_from,
  coalesce(cast(next_as_of - interval '1' day as date), date '9999-12-31') as valid_to,
  next_as_of is null as is_current,
  status,
  category,
  cause,
  village_code,
  town_code,
  county_code,
  housing_grade,
  enrolled_on,
  exited_on,
  head_person_id,
  account_id,
  phone_id,
  members
from dated_state

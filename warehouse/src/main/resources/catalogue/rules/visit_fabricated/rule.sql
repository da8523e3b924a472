-- Clause 六（三）: visits are made, not written. One row a visit that can't have been made as recorded.
with busy_day as (
  select visitor_token, visited_on, count(*) as visits
  from fact_visit
  group by visitor_token, visited_on
),
-- every person who was ever a member, so that one who left the household alive keeps it open to visits
extinct_household as (
  select household_id, max(died_on) as last_died_on
  from fact_member
  group by household_id
  having count(died_on) = count(*)
),
judged_visit as (
  select
    v.visit_no,
    v.household_id,
    v.kind,
    v.visitor_token,
    v.branch_code,
    v.visited_on,
    b.visits,
    b.visits > possible.value as is_too_many,
    e.household_id is not null as is_after_death,
    e.last_died_on
  from fact_visit as v
  join busy_day as b on b.visitor_token = v.visitor_token and b.visited_on = v.visited_on
  join dim_parameter as possible
    on possible.name = 'visits_a_day'
    and v.visited_on between possible.valid_from and possible.valid_to
  left join extinct_household as e
    on e.household_id = v.household_id
    and e.last_died_on < v.visited_on
)
select
  j.visit_no as subject_no,
  substring(cast(j.visited_on as string), 1, 7) as period,
  j.household_id,
  h.county_code,
  h.village_code,
  cast(null as decimal(14,2)) as at_stake,
  j.kind,
  j.visitor_token,
  j.branch_code,
  j.visited_on,
  cast(j.visits as integer) as visits_that_day,
  j.last_died_on
from judged_visit as j
left join dim_household as h on h.household_id = j.household_id and h.is_current
where j.is_too_many
  or j.is_after_death

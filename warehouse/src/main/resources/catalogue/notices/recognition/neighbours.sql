-- Whom a neighbour can think of: the heads of the households enrolled at the last review of the year, with the size of their household
-- and their age band. Grain: household.
select
  coalesce(register.head_person_id, register.household_id) as person,
  register.head_person_id as name,
  register.members,
  case
    when max(person.birth_year) is null then ''
    when max(register.year) - max(person.birth_year) <= cast(:elder_age as integer) then 'of_age'
    else 'old'
  end as beside
from fact_register as register
left join dim_person as person on person.person_id = register.head_person_id
where register.village_code = :area
  and cast(register.year as varchar) = :subject_no
  and register.is_last_of_year
  and register.is_enrolled
group by register.household_id, register.head_person_id, register.members
order by person, register.household_id

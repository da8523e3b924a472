-- Whom a neighbour can think of: the heads of the households enrolled at the last review of the year, with the size of their household.
-- Nothing that the notice shows implies an age, so none stands beside. Grain: household.
select
  coalesce(head_person_id, household_id) as person,
  head_person_id as name,
  members,
  '' as beside
from fact_register
where village_code = :area
  and cast(year as varchar) = :subject_no
  and is_last_of_year
  and is_enrolled
order by person, household_id

-- Whom a neighbour can think of: the households of the village's register in the year, and those whose dwelling was graded in it. The
-- notice names nobody, so all of them fit each row. Grain: household.
select
  household_id as person,
  '' as beside
from fact_register
where village_code = :area
  and cast(year as varchar) = :subject_no
  and is_last_of_year
union
select
  household_id as person,
  '' as beside
from fact_renovation
where village_code = :area
  and cast(year as varchar) = :subject_no
order by person

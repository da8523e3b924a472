-- Clause 六（四）: recognition is posted. One row a household enrolled at the last review of one year in one village; the cause of
-- need is left out, since it may tell of illness or disability.
select
  head_person_id as name,
  village_code,
  category,
  members,
  enrolled_on,
  as_of
from fact_register
where village_code = :area
  and cast(year as varchar) = :subject_no
  and is_last_of_year
  and is_enrolled
order by household_id

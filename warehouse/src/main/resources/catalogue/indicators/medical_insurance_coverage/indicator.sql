-- Clause 三（四）: every member is in the medical insurance of residents. One row a member of the year.
select
  year,
  village_code,
  person_id as item_no,
  case when has_medical_insurance then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year
where is_member_of_year

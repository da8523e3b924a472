-- Clause 四（三）: every member has a family doctor. One row a member of the year.
select
  year,
  village_code,
  person_id as item_no,
  case when has_family_doctor then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year
where is_member_of_year

-- Clause 四（二）. Grain: one student's support in one school year, in yuan; a school year '2019-2020' is of 2019.
select
  s.person_id,
  s.name_token,
  s.school,
  s.stage,
  s.school_year,
  s.tuition_waived,
  s.living_allowance,
  s."grant",
  s.paid_on,
  cast(substring(s.school_year, 1, 4) as integer) as year,
  s.delivery_id,
  s.line
from education_aid as s

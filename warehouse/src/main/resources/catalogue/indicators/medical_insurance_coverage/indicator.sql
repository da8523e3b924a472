-- Clause 三（四）: every member is in the medical insurance of residents. One row a member of the year.
-- A year that its source does not tell of is missing, not zero.
with insured_year as (
  select distinct year
  from fact_medical_insurance
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when m.has_medical_insurance then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join insured_year as y on y.year = m.year
where m.is_member_of_year

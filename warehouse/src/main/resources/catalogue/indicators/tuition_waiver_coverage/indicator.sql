-- Clause 四（二）: no tuition before school and in senior secondary school. One row a pupil.
-- A year that its source does not tell of is missing, not zero.
with school_year as (
  select distinct year
  from fact_education
),
waived_pupil as (
  select distinct person_id, year
  from fact_education
  where tuition_waived > 0
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when w.person_id is not null then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join school_year as y on y.year = m.year
left join waived_pupil as w on w.person_id = m.person_id and w.year = m.year
where m.is_member_of_year
  and m.schooling in ('PRESCHOOL', 'SENIOR')

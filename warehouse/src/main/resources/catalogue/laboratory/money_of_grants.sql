-- Clause 四（二）: the grants of students at college (P13) and senior secondary school (P14), each student of the year one grant.
-- One row a year, county and programme, in yuan.
with student as (
  select person_id, year, min_by(county_code, household_id) as county_code, min_by(schooling, household_id) as schooling
  from fact_person_year
  where is_member_of_year
    and schooling in ('COLLEGE', 'SENIOR')
  group by person_id, year
)
select
  s.year,
  s.county_code,
  case when s.schooling = 'COLLEGE' then 'P13' else 'P14' end as programme_code,
  cast(sum(g.value) as decimal(18,2)) as amount
from student as s
join dim_parameter as g
  on g.name = case when s.schooling = 'COLLEGE' then 'college_grant' else 'senior_grant' end
  and make_date(s.year, 12, 31) between g.valid_from and g.valid_to
group by s.year, s.county_code, case when s.schooling = 'COLLEGE' then 'P13' else 'P14' end

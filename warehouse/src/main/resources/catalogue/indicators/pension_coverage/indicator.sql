-- Clause 三（三）: members of working age pay into the pension of residents.
-- One row a member of working age who is neither at school nor an insured employee.
-- A year that its source does not tell of is missing, not zero.
with pension_year as (
  select distinct year
  from fact_pension
),
member_of_register as (
  select distinct person_id, year
  from fact_person_year
),
insured_employee as (
  select distinct m.person_id, m.year
  from member_of_register as m
  join fact_employee_insurance as e
    on e.person_id = m.person_id
    and e.starts_on <= make_date(m.year, 12, 31)
    and (e.ends_on is null or e.ends_on >= make_date(m.year, 12, 31)) -- the last day counts
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when m.has_pension then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join pension_year as y on y.year = m.year
join dim_parameter as youngest
  on youngest.name = 'labour_age_from' and make_date(m.year, 12, 31) between youngest.valid_from and youngest.valid_to
join dim_parameter as oldest
  on oldest.name = 'labour_age_to' and make_date(m.year, 12, 31) between oldest.valid_from and oldest.valid_to
left join insured_employee as e on e.person_id = m.person_id and e.year = m.year
where m.is_member_of_year
  and m.age between youngest.value and oldest.value
  and m.schooling = 'NONE'
  and e.person_id is null -- the pension of employees takes the place of that of residents

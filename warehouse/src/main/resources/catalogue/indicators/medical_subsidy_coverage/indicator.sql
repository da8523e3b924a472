-- Clause 三（四）: the contribution is paid in full for dibao and tekun households, and in edge households for
-- minors, the old and the severely ill. One row a member with that right.
-- A year that its source does not tell of is missing, not zero.
with insured_year as (
  select distinct year
  from fact_medical_insurance
),
fully_subsidised_person as (
  select distinct person_id, year
  from fact_medical_insurance
  where subsidy >= contribution
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when s.person_id is not null then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join insured_year as y on y.year = m.year
join dim_parameter as minor
  on minor.name = 'minor_age' and make_date(m.year, 12, 31) between minor.valid_from and minor.valid_to
join dim_parameter as elder
  on elder.name = 'elder_age' and make_date(m.year, 12, 31) between elder.valid_from and elder.valid_to
left join fully_subsidised_person as s on s.person_id = m.person_id and s.year = m.year
where m.is_member_of_year
  and (
    m.category in ('DIBAO', 'TEKUN')
    or m.category = 'EDGE' and (m.age < minor.value or m.age > elder.value or m.health = 'SEVERE')
  )

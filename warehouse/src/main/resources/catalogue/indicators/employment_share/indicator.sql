-- Clause 二（二）: who can work and has left school was trained or employed on a day of the year.
-- One row a member of working age.
-- A year that its source does not tell of is missing, not zero.
with first_spell as (
  select min(year) as year
  from fact_employment
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when m.is_employed then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join first_spell as y on m.year >= y.year
join dim_parameter as youngest
  on youngest.name = 'labour_age_from' and make_date(m.year, 12, 31) between youngest.valid_from and youngest.valid_to
join dim_parameter as oldest
  on oldest.name = 'labour_age_to' and make_date(m.year, 12, 31) between oldest.valid_from and oldest.valid_to
where m.is_member_of_year
  and m.age between youngest.value and oldest.value
  and m.labour in ('FULL', 'WEAK')
  and m.schooling = 'NONE'

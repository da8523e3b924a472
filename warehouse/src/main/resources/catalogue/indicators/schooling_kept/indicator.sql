-- Clause 四（二）: no child of compulsory school age is out of school. One row a member of compulsory school age.
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when m.schooling <> 'NONE' then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join dim_parameter as youngest
  on youngest.name = 'schooling_age_from' and make_date(m.year, 12, 31) between youngest.valid_from and youngest.valid_to
join dim_parameter as oldest
  on oldest.name = 'schooling_age_to' and make_date(m.year, 12, 31) between oldest.valid_from and oldest.valid_to
where m.is_member_of_year
  and m.age between youngest.value and oldest.value

-- Clause 四（三）: every member has a family doctor. One row a member of the year.
-- A year that its source does not tell of is missing, not zero.
with contract_year as (
  select distinct year
  from fact_family_doctor
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when m.has_family_doctor then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join contract_year as y on y.year = m.year
where m.is_member_of_year

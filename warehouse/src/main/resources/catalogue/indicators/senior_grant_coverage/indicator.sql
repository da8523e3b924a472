-- Clause 四（二）: the grant of pupils at a senior secondary school (P14). One row a pupil.
-- A year that its source does not tell of is missing, not zero.
with paying_year as (
  select distinct year
  from fact_payment
),
grant_recipient as (
  select distinct person_id, year
  from fact_payment
  where programme_code = 'P14'
)
select
  m.year,
  m.village_code,
  m.person_id as item_no,
  case when p.person_id is not null then 1 else 0 end as numerator,
  1 as denominator
from fact_person_year as m
join paying_year as y on y.year = m.year
left join grant_recipient as p on p.person_id = m.person_id and p.year = m.year
where m.is_member_of_year
  and m.schooling = 'SENIOR'

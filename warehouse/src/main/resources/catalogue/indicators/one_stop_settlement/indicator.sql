-- Clause 四（三）: a hospital stay is settled at one window. One row a settlement; that of someone enrolled in two households
-- counts once, where the first of them lives.
with member as (
  select person_id, year, min_by(village_code, household_id) as village_code
  from fact_person_year
  where is_member_of_year
  group by person_id, year
)
select
  s.year,
  m.village_code,
  s.settlement_no as item_no,
  case when s.one_stop then 1 else 0 end as numerator,
  1 as denominator
from fact_settlement as s
join member as m on m.person_id = s.person_id and m.year = s.year
where s.inpatient

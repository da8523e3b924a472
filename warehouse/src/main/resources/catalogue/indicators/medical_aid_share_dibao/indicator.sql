-- Clause 三（四）: medical aid bears 70 percent of what dibao and tekun members pay themselves.
-- One row a settlement; that of someone enrolled in two households counts once, with the first of them.
with member as (
  select
    person_id,
    year,
    min_by(village_code, household_id) as village_code,
    min_by(category, household_id) as category
  from fact_person_year
  where is_member_of_year
  group by person_id, year
)
select
  s.year,
  m.village_code,
  s.settlement_no as item_no,
  s.aid_paid as numerator,
  s.self_paid as denominator
from fact_settlement as s
join member as m on m.person_id = s.person_id and m.year = s.year
where m.category in ('DIBAO', 'TEKUN')

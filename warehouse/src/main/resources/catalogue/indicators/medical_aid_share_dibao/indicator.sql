-- Clause 三（四）: medical aid bears 70 percent of what dibao and tekun members pay themselves. One row a settlement.
select
  s.year,
  m.village_code,
  s.settlement_no as item_no,
  s.aid_paid as numerator,
  s.self_paid as denominator
from fact_settlement as s
join fact_person_year as m on m.person_id = s.person_id and m.year = s.year
where m.is_member_of_year
  and m.category in ('DIBAO', 'TEKUN')

-- Clause 四（三）: a hospital stay is settled at one window. One row a settlement.
select
  s.year,
  m.village_code,
  s.settlement_no as item_no,
  case when s.one_stop then 1 else 0 end as numerator,
  1 as denominator
from fact_settlement as s
join fact_person_year as m on m.person_id = s.person_id and m.year = s.year
where m.is_member_of_year
  and s.inpatient

-- Clause 四（四）: 风险可控. One row a loan of a member of the year that is live on 31 December.
select
  m.year,
  m.village_code,
  l.loan_no as item_no,
  case when l.status = 'OVERDUE' then l.principal else 0 end as numerator,
  l.principal as denominator
from fact_loan as l
join fact_person_year as m
  on m.person_id = l.person_id
  and l.issued_on <= make_date(m.year, 12, 31)
  and (l.repaid_on is null or l.repaid_on > make_date(m.year, 12, 31)) -- repaid on the day itself is gone
where m.is_member_of_year

-- Clause 四（四）: a loan of 50,000 to 100,000 yuan, both included, without pledge or guarantee.
-- One row a loan issued in the year to a member of the year.
select
  l.year,
  m.village_code,
  l.loan_no as item_no,
  case when not l.secured and l.principal between least.value and most.value then 1 else 0 end as numerator,
  1 as denominator
from fact_loan as l
join fact_person_year as m on m.person_id = l.person_id and m.year = l.year
join dim_parameter as least
  on least.name = 'loan_minimum' and l.issued_on between least.valid_from and least.valid_to
join dim_parameter as most
  on most.name = 'loan_maximum' and l.issued_on between most.valid_from and most.valid_to
where m.is_member_of_year

-- Clause 四（四）: 50,000 to 100,000 yuan, neither mortgaged nor guaranteed. One row a loan outside these terms.
select
  l.loan_no as subject_no,
  substring(cast(l.issued_on as string), 1, 7) as period,
  l.household_id,
  h.county_code,
  h.village_code,
  l.interest_subsidy as at_stake,
  l.principal,
  l.secured,
  l.issued_on
from fact_loan as l
join dim_parameter as least_principal
  on least_principal.name = 'loan_minimum'
  and l.issued_on between least_principal.valid_from and least_principal.valid_to
join dim_parameter as most_principal
  on most_principal.name = 'loan_maximum'
  and l.issued_on between most_principal.valid_from and most_principal.valid_to
left join dim_household as h on h.household_id = l.household_id and h.is_current
where (l.principal < least_principal.value or l.principal > most_principal.value or l.secured)
  -- an ordinary loan to one who was never in the register is no matter of the programme
  and /* unless ordinary_loan */ (
    l.interest_subsidy > 0
    or exists (select 1 from fact_member as m where m.person_id = l.person_id)
  ) /* otherwise true */

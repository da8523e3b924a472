-- Clause 四（四）: the state pays the interest of a household of the register, and no more than the interest. One row a loan.
with subsidised_loan as (
  select loan_no, household_id, person_id, principal, annual_rate, issued_on, due_on, repaid_on, interest_subsidy
  from fact_loan
  where interest_subsidy > 0
),
-- one stay of a household in the register: from its recognition to its exit
register_spell as (
  select household_id, enrolled_on, max(exited_on) as exited_on
  from fact_register
  group by household_id, enrolled_on
),
-- 六（四）: the year of observation counts; what happens after the loan was issued takes nothing away
entitled_loan as (
  select distinct l.loan_no
  from subsidised_loan as l
  join bridge_membership as m on m.person_id = l.person_id and m.year = year(l.issued_on)
  join register_spell as s on s.household_id = m.household_id and s.enrolled_on <= l.issued_on
  left join dim_parameter as observed
    on observed.name = 'observation_years'
    and s.exited_on between observed.valid_from and observed.valid_to
  where s.exited_on is null
    or /* unless later_exit */ l.issued_on < add_months(s.exited_on, cast(12 * coalesce(observed.value, 0) as integer)) /* otherwise false */
),
-- interest at the yearly rate (in percent) for the days the loan ran, 365 days a year: kept times 36,500, so that nothing is divided
charged_loan as (
  select
    l.*,
    e.loan_no is not null as is_entitled,
    cast(l.principal as decimal(20,2)) * cast(l.annual_rate as decimal(8,4))
      * cast(days_between(l.issued_on, least(l.due_on, coalesce(l.repaid_on, l.due_on))) as decimal(6,0)) as interest_times_36500
  from subsidised_loan as l
  left join entitled_loan as e on e.loan_no = l.loan_no
),
judged_loan as (
  select
    c.*,
    cast(cast(cast(c.interest_times_36500 as double) / 36500 as decimal(20,6)) as decimal(14,2)) as interest,
    c.interest_subsidy * 36500 > c.interest_times_36500 * cast(1 + tolerated.value as decimal(6,4)) as is_too_much
  from charged_loan as c
  join dim_parameter as tolerated
    on tolerated.name = 'loan_subsidy_tolerance'
    and c.issued_on between tolerated.valid_from and tolerated.valid_to
)
select
  j.loan_no as subject_no,
  substring(cast(j.issued_on as string), 1, 7) as period,
  j.household_id,
  h.county_code,
  h.village_code,
  cast(case when j.is_entitled then j.interest_subsidy - j.interest else j.interest_subsidy end as decimal(14,2)) as at_stake,
  j.issued_on,
  j.interest_subsidy,
  j.interest,
  j.is_entitled,
  j.is_too_much
from judged_loan as j
left join dim_household as h on h.household_id = j.household_id and h.is_current
where not j.is_entitled
  or j.is_too_much

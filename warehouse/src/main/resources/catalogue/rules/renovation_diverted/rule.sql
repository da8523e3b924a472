-- Clause 四（一）: paid straight to the household. One row a case paid to a name of neither the household nor its kin.
with paid_case as (
  select case_no, household_id, county_code, village_code, mode, upper_fund, local_fund, paid_on, account_id, account_name_token
  from fact_renovation
  where paid_on is not null
    and account_name_token is not null
    and /* unless owner_paid */ mode not in ('LEASE', 'EXCHANGE') /* otherwise true */ -- there the owner of the dwelling is paid
),
member_of_case as (
  select c.case_no, m.person_id
  from paid_case as c
  join bridge_membership as m on m.household_id = c.household_id and m.year = year(c.paid_on)
),
entitled_person as (
  select case_no, person_id
  from member_of_case
  union
  select m.case_no, k.relative_person_id as person_id
  from member_of_case as m
  join fact_kinship as k on k.person_id = m.person_id
  union
  select m.case_no, k.person_id
  from member_of_case as m
  join fact_kinship as k on k.relative_person_id = m.person_id
),
entitled_name as (
  select e.case_no, m.name_token
  from entitled_person as e
  join fact_member as m on m.person_id = e.person_id
  union
  select e.case_no, r.name_token
  from entitled_person as e
  join fact_residence as r on r.person_id = e.person_id
)
select
  c.case_no as subject_no,
  substring(cast(c.paid_on as string), 1, 7) as period,
  c.household_id,
  c.county_code,
  c.village_code,
  cast(c.upper_fund + c.local_fund as decimal(14,2)) as at_stake,
  c.paid_on,
  c.mode,
  c.account_id,
  c.account_name_token
from paid_case as c
where not exists (
  select 1
  from entitled_name as e
  where e.case_no = c.case_no
    and e.name_token = c.account_name_token
)

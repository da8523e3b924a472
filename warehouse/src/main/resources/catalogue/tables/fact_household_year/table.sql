-- One household in one year: who it is, what it lives on, what it was given. Grain: household, year (the register's last
-- as_of date of the year).
with surveyed_income as (
  select household_id, year, persons, operating, wage, property, transfer, medical_expense, education_expense
  from fact_income
),
received_by_household as (
  select household_id, year, sum(amount) as received, count(*) as payments
  from fact_payment
  where household_id is not null
    and coalesce(bank_status, 'PAID') = 'PAID' -- what the bank sent back was not received
  group by household_id, year
),
dibao_household as (
  select distinct m.household_id, m.year
  from fact_member as m
  join fact_dibao as d
    on d.person_id = m.person_id
    and d.starts_on <= make_date(m.year, 12, 31)
    and (d.ends_on is null or d.ends_on >= make_date(m.year, 12, 31))
  where m.is_member_of_year
),
paired_household as (
  select distinct r.household_id, r.year
  from fact_register as r
  join fact_pairing as p
    on p.household_id = r.household_id
    and p.paired_on <= make_date(r.year, 12, 31)
    and (p.ended_on is null or p.ended_on > make_date(r.year, 12, 31))
  where r.is_last_of_year
),
visited_household as (
  select
    household_id,
    year,
    sum(case when kind = 'PAIRING' then 1 else 0 end) as pairing_visits,
    sum(case when kind = 'CARE' then 1 else 0 end) as care_visits,
    sum(case when kind = 'REVIEW' then 1 else 0 end) as review_visits
  from fact_visit
  group by household_id, year
),
borrowing_household as (
  select distinct r.household_id, r.year
  from fact_register as r
  join fact_loan as l
    on l.household_id = r.household_id
    and l.issued_on <= make_date(r.year, 12, 31)
    and (l.repaid_on is null or l.repaid_on > make_date(r.year, 1, 1))
  where r.is_last_of_year
)
select
  r.household_id,
  r.year,
  r.as_of,
  r.village_code,
  r.town_code,
  r.county_code,
  r.category,
  r.housing_grade,
  r.is_enrolled,
  r.is_of_year,
  r.members,
  i.household_id is not null as is_surveyed,
  i.persons,
  i.operating,
  i.wage,
  i.property,
  i.transfer,
  cast(i.operating + i.wage + i.property + i.transfer as decimal(14,2)) as income,
  i.medical_expense,
  i.education_expense,
  cast(coalesce(m.received, 0) as decimal(14,2)) as received,
  cast(coalesce(m.payments, 0) as integer) as payments,
  d.household_id is not null as has_dibao,
  p.household_id is not null as is_paired,
  cast(coalesce(v.pairing_visits, 0) as integer) as pairing_visits,
  cast(coalesce(v.care_visits, 0) as integer) as care_visits,
  cast(coalesce(v.review_visits, 0) as integer) as review_visits,
  b.household_id is not null as has_loan
from fact_register as r
left join surveyed_income as i on i.household_id = r.household_id and i.year = r.year
left join received_by_household as m on m.household_id = r.household_id and m.year = r.year
left join dibao_household as d on d.household_id = r.household_id and d.year = r.year
left join paired_household as p on p.household_id = r.household_id and p.year = r.year
left join visited_household as v on v.household_id = r.household_id and v.year = r.year
left join borrowing_household as b on b.household_id = r.household_id and b.year = r.year
where r.is_last_of_year

-- One member in one year: insured, schooled, certified, employed, contracted, paid. Grain: person, household, year.
with insured_person as (
  select distinct person_id, year from fact_medical_insurance
),
pensioned_person as (
  select distinct person_id, year from fact_pension
),
contracted_person as (
  select distinct person_id, year from fact_family_doctor
),
aided_student as (
  select distinct person_id, year from fact_education
),
-- of several live certificates the most severe grade counts
certified_person as (
  select
    m.person_id, m.year,
    min(d.grade) as grade,
    min_by(d.kind, d.grade || d.kind) as kind
  from (select distinct person_id, year from fact_member) as m
  join fact_disability as d
    on d.person_id = m.person_id
    and d.issued_on <= make_date(m.year, 12, 31)
    and (d.cancelled_on is null or d.cancelled_on > make_date(m.year, 12, 31))
  group by m.person_id, m.year
),
employed_person as (
  select distinct m.person_id, m.year
  from (select distinct person_id, year from fact_member) as m
  join fact_employment as e
    on e.person_id = m.person_id
    and e.starts_on <= make_date(m.year, 12, 31)
    and (e.ends_on is null or e.ends_on >= make_date(m.year, 1, 1))
),
dibao_person as (
  select distinct m.person_id, m.year
  from (select distinct person_id, year from fact_member) as m
  join fact_dibao as d
    on d.person_id = m.person_id
    and d.starts_on <= make_date(m.year, 12, 31)
    and (d.ends_on is null or d.ends_on >= make_date(m.year, 12, 31))
),
received_by_person as (
  select person_id, year, sum(amount) as received
  from fact_payment
  where coalesce(bank_status, 'PAID') = 'PAID' -- what the bank sent back was not received
  group by person_id, year
)
select
  m.person_id,
  m.household_id,
  m.year,
  m.village_code,
  m.town_code,
  m.county_code,
  m.category,
  m.age,
  m.is_member_of_year,
  m.labour,
  m.schooling,
  m.health,
  i.person_id is not null as has_medical_insurance,
  n.person_id is not null as has_pension,
  f.person_id is not null as has_family_doctor,
  s.person_id is not null as has_education_aid,
  c.grade as certificate_grade,
  c.kind as certificate_kind,
  e.person_id is not null as is_employed,
  d.person_id is not null as has_dibao,
  cast(coalesce(r.received, 0) as decimal(14,2)) as received
from fact_member as m
left join insured_person as i on i.person_id = m.person_id and i.year = m.year
left join pensioned_person as n on n.person_id = m.person_id and n.year = m.year
left join contracted_person as f on f.person_id = m.person_id and f.year = m.year
left join aided_student as s on s.person_id = m.person_id and s.year = m.year
left join certified_person as c on c.person_id = m.person_id and c.year = m.year
left join employed_person as e on e.person_id = m.person_id and e.year = m.year
left join dibao_person as d on d.person_id = m.person_id and d.year = m.year
left join received_by_person as r on r.person_id = m.person_id and r.year = m.year
where m.is_last_of_year

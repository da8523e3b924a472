-- Clause 一（二）: wages that social insurance knows and the income survey doesn't. One row a household and year.
with insured_member as (
  select
    m.household_id,
    m.year,
    m.person_id,
    e.monthly_base,
    month(least(coalesce(e.ends_on, make_date(m.year, 12, 31)), make_date(m.year, 12, 31)))
      - month(greatest(e.starts_on, make_date(m.year, 1, 1))) + 1 as insured_months
  from fact_employee_insurance as e
  join fact_member as m
    on m.person_id = e.person_id
    and e.starts_on <= make_date(m.year, 12, 31)
    and (e.ends_on is null or e.ends_on >= make_date(m.year, 1, 1))
  where m.is_last_of_year
    and m.is_enrolled
),
insured_household as (
  select
    household_id,
    year,
    cast(sum(monthly_base * insured_months) as decimal(14,2)) as insured_wage,
    min(person_id) as person_id
  from insured_member
  group by household_id, year
),
measured_household as (
  select
    h.household_id,
    h.year,
    h.county_code,
    h.village_code,
    h.received,
    h.persons,
    i.person_id,
    i.insured_wage,
    h.wage as declared_wage,
    cast(
      h.income - h.wage + i.insured_wage - case
        when h.category = 'EXPENDITURE' then coalesce(h.medical_expense, 0) + coalesce(h.education_expense, 0)
        else 0
      end as decimal(14,2)
    ) as counted_income,
    cast(12 * s.value * m.value as decimal(14,2)) as income_line,
    t.value as tolerance
  from insured_household as i
  join fact_household_year as h on h.household_id = i.household_id and h.year = i.year
  join fact_statistic as s
    on s.area_code = h.county_code
    and s.year = h.year - 1
    and s.indicator = 'DIBAO_STANDARD'
  join dim_parameter as m
    on m.name = 'income_line_multiple'
    and make_date(h.year, 12, 31) between m.valid_from and m.valid_to
  join dim_parameter as t
    on t.name = 'undeclared_wage_tolerance'
    and make_date(h.year, 12, 31) between t.valid_from and t.valid_to
  where h.is_surveyed
    and h.persons > 0
)
select
  household_id as subject_no,
  cast(year as string) as period,
  household_id,
  county_code,
  village_code,
  received as at_stake,
  person_id,
  insured_wage,
  declared_wage,
  counted_income,
  income_line
from measured_household
where /* unless within_tolerance */ insured_wage > declared_wage * (1 + tolerance) /* otherwise insured_wage > declared_wage */
  and counted_income > income_line * persons

-- Clause 一（二）: the register is for households below the income line, 2 x the county's dibao standard of the year
-- before. One row a household and year.
with surveyed_household as (
  select
    h.household_id,
    h.year,
    h.county_code,
    h.village_code,
    h.received,
    h.persons,
    -- 一（二）: a household poor through its expenses is judged by what these leave
    cast(
      h.income - case
        when h.category = 'EXPENDITURE' then coalesce(h.medical_expense, 0) + coalesce(h.education_expense, 0)
        else 0
      end as decimal(14,2)
    ) as counted_income
  from fact_household_year as h
  where /* unless under_observation */ h.is_enrolled /* otherwise true */ -- 六（四）: a household in its observation year has left the register
    and h.is_surveyed
    and h.persons > 0
),
measured_household as (
  select
    h.household_id,
    h.year,
    h.county_code,
    h.village_code,
    h.received,
    h.persons,
    h.counted_income,
    cast(12 * s.value * m.value as decimal(14,2)) as income_line
  from surveyed_household as h
  join fact_statistic as s
    on s.area_code = h.county_code
    and s.year = h.year - 1
    and s.indicator = 'DIBAO_STANDARD'
  join dim_parameter as m
    on m.name = 'income_line_multiple'
    and make_date(h.year, 12, 31) between m.valid_from and m.valid_to
)
select
  household_id as subject_no,
  cast(year as string) as period,
  household_id,
  county_code,
  village_code,
  received as at_stake,
  persons,
  counted_income,
  income_line
from measured_household
where counted_income > income_line * persons

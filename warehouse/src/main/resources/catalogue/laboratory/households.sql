-- Clause 一（二）: is a household below the income line? One row a household of the register, surveyed in the year, with a
-- standard of the year before: the households that the rule over_income judges.
with surveyed_household as (
  select
    household_id,
    year,
    county_code,
    persons,
    cast(
      income - case
        when category = 'EXPENDITURE' then coalesce(medical_expense, 0) + coalesce(education_expense, 0)
        else 0
      end as decimal(14,2)
    ) as counted_income
  from fact_household_year
  where is_enrolled
    and is_surveyed
    and persons > 0
)
select
  h.household_id,
  h.year,
  h.county_code,
  h.counted_income <= cast(12 * s.value * m.value as decimal(14,2)) * h.persons as is_within
from surveyed_household as h
join fact_statistic as s
  on s.area_code = h.county_code
  and s.year = h.year - 1
  and s.indicator = 'DIBAO_STANDARD'
join dim_parameter as m
  on m.name = 'income_line_multiple'
  and make_date(h.year, 12, 31) between m.valid_from and m.valid_to

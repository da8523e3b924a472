-- The income of one household by year, per person, beside the line: last year's living standard of its county times the multiple.
select
  income.year,
  income.persons,
  income.wage,
  income.operating,
  income.property,
  income.transfer,
  income.income,
  cast(standard.value * 12 * multiple.value as decimal(14, 2)) as income_line
from fact_household_year as income
left join fact_statistic as standard
  on standard.area_code = income.county_code
  and standard.indicator = 'DIBAO_STANDARD'
  and standard.year = income.year - 1
left join dim_parameter as multiple
  on multiple.name = 'income_line_multiple'
  and make_date(income.year, 12, 31) between multiple.valid_from and multiple.valid_to
where income.household_id = :household
  and income.is_surveyed
  and (cast(:viewer_county as varchar) is null or income.county_code = cast(:viewer_county as varchar))
order by income.year desc

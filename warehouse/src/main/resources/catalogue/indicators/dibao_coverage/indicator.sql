-- Clause 三（二）: 应保尽保, who falls below the standard of the year holds dibao on 31 December.
-- One row a surveyed household whose income is below the standard; one exactly at the standard isn't poor enough.
with dibao_standard as (
  select area_code as county_code, year, value as monthly
  from fact_statistic
  where indicator = 'DIBAO_STANDARD'
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when h.has_dibao then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join dibao_standard as s on s.county_code = h.county_code and s.year = h.year
where h.is_of_year
  and h.is_surveyed
  and h.income < s.monthly * 12 * h.persons

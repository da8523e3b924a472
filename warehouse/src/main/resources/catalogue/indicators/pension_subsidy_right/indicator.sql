-- Clause 三（三）: the whole of the lowest tier, 65 percent of any other, to within one yuan.
-- One row a pension record of a member of the year.
with lowest_tier as (
  select area_code as county_code, year, value as tier
  from fact_statistic
  where indicator = 'PENSION_LOWEST_TIER'
),
subsidised_record as (
  select
    p.year,
    m.village_code,
    p.person_id,
    p.subsidy,
    p.tier * case when p.tier = l.tier then whole.value else part.value end as entitled
  from fact_pension as p
  join fact_person_year as m on m.person_id = p.person_id and m.year = p.year
  join lowest_tier as l on l.county_code = m.county_code and l.year = p.year
  join dim_parameter as whole
    on whole.name = 'pension_lowest_tier_subsidy'
    and make_date(p.year, 12, 31) between whole.valid_from and whole.valid_to
  join dim_parameter as part
    on part.name = 'pension_other_tier_subsidy'
    and make_date(p.year, 12, 31) between part.valid_from and part.valid_to
  where m.is_member_of_year
)
select
  r.year,
  r.village_code,
  r.person_id as item_no,
  case when abs(r.subsidy - r.entitled) <= tolerance.value then 1 else 0 end as numerator,
  1 as denominator
from subsidised_record as r
join dim_parameter as tolerance
  on tolerance.name = 'pension_subsidy_tolerance'
  and make_date(r.year, 12, 31) between tolerance.valid_from and tolerance.valid_to

-- Clause 三（三）: the subsidy of pension contributions (P05): a share of the lowest tier and of any other.
-- One row a year, county and programme, in yuan.
with member as (
  select person_id, year, min_by(county_code, household_id) as county_code
  from fact_person_year
  where is_member_of_year
  group by person_id, year
)
select p.year, m.county_code, 'P05' as programme_code, cast(sum(p.tier * a.value) as decimal(18,2)) as amount
from fact_pension as p
join member as m on m.person_id = p.person_id and m.year = p.year
join fact_statistic as l
  on l.area_code = m.county_code
  and l.year = p.year
  and l.indicator = 'PENSION_LOWEST_TIER'
join dim_parameter as a
  on a.name = case when p.tier = l.value then 'pension_lowest_tier_subsidy' else 'pension_other_tier_subsidy' end
  and make_date(p.year, 12, 31) between a.valid_from and a.valid_to
group by p.year, m.county_code

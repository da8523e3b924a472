-- Clause 三（三）: the whole of the lowest tier, 65 % of any other, for dibao households; the twin of pension_oversubsidy.
-- One row a person and year.
with entitled_person as (
  select
    person_id,
    year,
    min(household_id) as household_id,
    min(county_code) as county_code,
    min(village_code) as village_code,
    min(category) as category
  from fact_member
  where is_last_of_year
    and is_enrolled
    and /* unless not_dibao */ category = 'DIBAO' /* otherwise true */
  group by person_id, year
),
measured_person as (
  select
    e.*,
    n.tier,
    n.subsidy,
    t.value as tolerance,
    cast(n.tier * case when n.tier <= s.value then l.value else o.value end as decimal(14,2)) as due_subsidy
  from entitled_person as e
  join fact_pension as n on n.person_id = e.person_id and n.year = e.year
  join fact_statistic as s
    on s.area_code = e.county_code
    and s.year = e.year
    and s.indicator = 'PENSION_LOWEST_TIER'
  join dim_parameter as l
    on l.name = 'pension_lowest_tier_subsidy'
    and make_date(e.year, 12, 31) between l.valid_from and l.valid_to
  join dim_parameter as o
    on o.name = 'pension_other_tier_subsidy'
    and make_date(e.year, 12, 31) between o.valid_from and o.valid_to
  join dim_parameter as t
    on t.name = 'pension_subsidy_tolerance'
    and make_date(e.year, 12, 31) between t.valid_from and t.valid_to
)
select
  person_id as subject_no,
  cast(year as string) as period,
  household_id,
  county_code,
  village_code,
  cast(due_subsidy - subsidy as decimal(14,2)) as at_stake,
  tier,
  subsidy,
  due_subsidy,
  category
from measured_person
where subsidy < due_subsidy - /* unless rounding */ tolerance /* otherwise 0 */

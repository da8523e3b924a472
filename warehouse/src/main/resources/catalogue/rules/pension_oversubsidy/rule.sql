-- Clause 三（三）: the whole of the lowest tier, 65 % of any other. One row a person and year.
with lowest_tier_of_city as (
  select year, min(value) as lowest_tier
  from fact_statistic
  where indicator = 'PENSION_LOWEST_TIER'
  group by year
),
subsidised_person as (
  select
    n.person_id,
    n.year,
    n.tier,
    n.subsidy,
    l.value as whole_share,
    o.value as other_share,
    t.value as tolerance
  from fact_pension as n
  join dim_parameter as l
    on l.name = 'pension_lowest_tier_subsidy'
    and make_date(n.year, 12, 31) between l.valid_from and l.valid_to
  join dim_parameter as o
    on o.name = 'pension_other_tier_subsidy'
    and make_date(n.year, 12, 31) between o.valid_from and o.valid_to
  join dim_parameter as t
    on t.name = 'pension_subsidy_tolerance'
    and make_date(n.year, 12, 31) between t.valid_from and t.valid_to
  -- no tier may be subsidised beyond the smaller share, so most rows end here
  where n.subsidy > n.tier * least(l.value, o.value) + /* unless rounding */ t.value /* otherwise 0 */
),
household_of_person as (
  select m.person_id, m.year, min(m.household_id) as household_id
  from subsidised_person as s
  join bridge_membership as m on m.person_id = s.person_id and m.year = s.year
  group by m.person_id, m.year
),
placed_person as (
  select
    h.person_id,
    h.year,
    h.household_id,
    max_by(r.county_code, r.as_of) as county_code,
    max_by(r.village_code, r.as_of) as village_code
  from household_of_person as h
  join fact_register as r on r.household_id = h.household_id
  group by h.person_id, h.year, h.household_id
),
measured_person as (
  select
    s.person_id,
    s.year,
    s.tier,
    s.subsidy,
    s.tolerance,
    p.household_id,
    p.county_code,
    p.village_code,
    cast(
      s.tier * case
        when s.tier <= coalesce(t.value, c.lowest_tier) then s.whole_share
        else s.other_share
      end as decimal(14,2)
    ) as due_subsidy
  from subsidised_person as s
  left join placed_person as p on p.person_id = s.person_id and p.year = s.year
  left join fact_statistic as t
    on t.area_code = p.county_code
    and t.year = s.year
    and t.indicator = 'PENSION_LOWEST_TIER'
  left join lowest_tier_of_city as c on c.year = s.year
)
select
  person_id as subject_no,
  cast(year as string) as period,
  household_id,
  county_code,
  village_code,
  cast(subsidy - due_subsidy as decimal(14,2)) as at_stake,
  tier,
  subsidy,
  due_subsidy
from measured_person
where subsidy > due_subsidy + /* unless rounding */ tolerance /* otherwise 0 */

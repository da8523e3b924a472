-- Clause 三（五）: who lives below the living-allowance standard is to have the allowance. One row a household and year.
with poor_household as (
  select
    h.household_id,
    h.year,
    h.county_code,
    h.village_code,
    h.persons,
    h.income,
    cast(12 * s.value as decimal(14,2)) as standard
  from fact_household_year as h
  join fact_statistic as s
    on s.area_code = h.county_code
    and s.year = h.year
    and s.indicator = 'DIBAO_STANDARD'
  where h.is_enrolled
    and h.is_surveyed
    and h.persons > 0
    and h.income < cast(12 * s.value as decimal(14,2)) * h.persons
),
helped_household as (
  select household_id, year
  from fact_payment
  where programme_code in ('P01', 'P02')
    and household_id is not null
  union
  select m.household_id, m.year
  from fact_dibao as d
  join bridge_membership as m
    on m.person_id = d.person_id
    and d.starts_on <= make_date(m.year, 12, 31)
    and (d.ends_on is null or d.ends_on >= make_date(m.year, 1, 1))
)
select
  p.household_id as subject_no,
  cast(p.year as string) as period,
  p.household_id,
  p.county_code,
  p.village_code,
  cast(p.standard * p.persons - p.income as decimal(14,2)) as at_stake,
  p.persons,
  p.income,
  p.standard
from poor_household as p
-- enrolled at the review before as well: who came this year had no whole year to be helped in
join fact_household_year as b on b.household_id = p.household_id and /* unless newcomer */ b.year = p.year - 1 and b.is_enrolled /* otherwise b.year = p.year */
where /* unless helped */ not exists (
  select 1 from helped_household as h where h.household_id = p.household_id and h.year = p.year
) /* otherwise true */

-- Clause 二（二）: training and posts are for those who can be there. One row a person and year of such a spell.
with supported_spell as (
  select person_id, kind, employer, starts_on, coalesce(ends_on, date '9999-12-31') as ends_on, subsidy, year
  from fact_employment
  where kind in ('TRAINING', 'PUBLIC_POST')
),
absence as (
  select person_id, died_on + 1 as starts_on, date '9999-12-31' as ends_on, 'death' as absence
  from fact_death
  union all
  select person_id, starts_on, coalesce(ends_on, date '9999-12-31') as ends_on, 'custody' as absence
  from fact_custody
  union all
  select person_id, admitted_on as starts_on, discharged_on as ends_on, 'hospital' as absence
  from fact_settlement
  where inpatient
),
impossible_spell as (
  select s.person_id, s.year, s.kind, s.starts_on, s.employer, s.subsidy, min(a.absence) as absence
  from supported_spell as s
  join absence as a
    on a.person_id = s.person_id
    and /* unless touching */ s.starts_on >= a.starts_on and s.ends_on <= a.ends_on /* otherwise s.starts_on <= a.ends_on and s.ends_on >= a.starts_on */
  group by s.person_id, s.year, s.kind, s.starts_on, s.employer, s.subsidy
),
household_of_person as (
  select person_id, year, min(household_id) as household_id
  from bridge_membership
  group by person_id, year
),
ghost as (
  select
    person_id,
    year,
    sum(subsidy) as subsidy,
    count(*) as spells,
    min(starts_on) as starts_on,
    min(kind) as kind,
    min(absence) as absence,
    min(employer) as employer
  from impossible_spell
  group by person_id, year
)
select
  g.person_id as subject_no,
  cast(g.year as string) as period,
  m.household_id,
  h.county_code,
  h.village_code,
  cast(g.subsidy as decimal(14,2)) as at_stake,
  g.kind,
  g.employer,
  g.starts_on,
  cast(g.spells as integer) as spells,
  g.absence
from ghost as g
left join household_of_person as m on m.person_id = g.person_id and m.year = g.year
left join dim_household as h on h.household_id = m.household_id and h.is_current

-- Clause 一（三）3: every policy reaches every household it is for. One row a person and year of something due that never came.
-- Looked at are the years of the policy: those for which it sets the full subsidy.
with enrolled_member as (
  select
    m.person_id,
    m.year,
    m.household_id,
    m.county_code,
    m.village_code,
    m.category,
    coalesce(m.age < minor.value or m.age > elder.value, false) or coalesce(m.health = 'SEVERE', false) as is_weak,
    subsidised.value as subsidised_share
  from fact_member as m
  join dim_parameter as minor
    on minor.name = 'minor_age'
    and m.as_of between minor.valid_from and minor.valid_to
  join dim_parameter as elder
    on elder.name = 'elder_age'
    and m.as_of between elder.valid_from and elder.valid_to
  join dim_parameter as subsidised
    on subsidised.name = 'full_medical_subsidy'
    and m.as_of between subsidised.valid_from and subsidised.valid_to
  where m.is_last_of_year
    and m.is_enrolled
    and /* unless gone */ (m.died_on is null or year(m.died_on) > m.year) /* otherwise true */
    and /* unless newborn */ (m.birth_year is null or m.birth_year < m.year) /* otherwise true */
),
-- of a person in two households at once, the stronger claim
member_of_year as (
  select
    person_id,
    year,
    bool_or(category in ('DIBAO', 'TEKUN')) as is_of_dibao,
    bool_or(category in ('DIBAO', 'TEKUN', 'EDGE')) as is_of_dibao_or_edge,
    bool_or(is_weak) as is_weak,
    max(subsidised_share) as subsidised_share
  from enrolled_member
  group by person_id, year
),
-- left the city in the year, or had left before and not come back
departed_person as (
  select distinct m.person_id, m.year
  from member_of_year as m
  join dim_person as p
    on p.person_id = m.person_id
    and p.valid_from <= make_date(m.year, 12, 31)
    and p.valid_to >= make_date(m.year, 1, 1)
  where p.residence_status in ('MOVED_OUT', 'CANCELLED')
),
resident_member as (
  select m.*
  from member_of_year as m
  where /* unless gone */ not exists (select 1 from departed_person as d where d.person_id = m.person_id and d.year = m.year) /* otherwise true */
),
paid_entitlement as (
  select distinct person_id, programme_code, cast(substring(period, 1, 4) as integer) as year
  from fact_payment
  where programme_code in ('P09', 'P13', 'P14')
),
-- 三（五）: the care allowance
missed_care as (
  select distinct m.person_id, m.year, 'care_allowance' as lack, cast(null as decimal(14,2)) as amount
  from resident_member as m
  join fact_disability as d
    on d.person_id = m.person_id
    and d.grade in ('G1', 'G2')
    and d.issued_on <= make_date(m.year, 1, 1)
    and (d.cancelled_on is null or d.cancelled_on > make_date(m.year, 12, 31))
  where not exists (
    select 1
    from paid_entitlement as p
    where p.person_id = m.person_id and p.year = m.year and p.programme_code = 'P09'
  )
),
-- 四（二）: the grants; a school year is of the year it starts in
missed_grant as (
  select m.person_id, m.year, g.lack, cast(g.amount as decimal(14,2)) as amount
  from resident_member as m
  join fact_education as e
    on e.person_id = m.person_id
    and e.year = m.year
    and e.stage in ('COLLEGE', 'SENIOR')
  join (
    select
      name as lack,
      value as amount,
      valid_from,
      valid_to,
      case when name = 'college_grant' then 'COLLEGE' else 'SENIOR' end as stage,
      case when name = 'college_grant' then 'P13' else 'P14' end as programme_code
    from dim_parameter
    where name in ('college_grant', 'senior_grant')
  ) as g
    on g.stage = e.stage
    and make_date(m.year, 12, 31) between g.valid_from and g.valid_to
  where not exists (
    select 1
    from paid_entitlement as p
    where p.person_id = m.person_id and p.year = m.year and p.programme_code = g.programme_code
  )
),
-- 三（四）: the insurance, and its contribution in full for those the clause names
missed_insurance as (
  select
    m.person_id,
    m.year,
    case when i.person_id is null then 'medical_insurance' else 'full_medical_subsidy' end as lack,
    cast(i.contribution * m.subsidised_share - i.subsidy as decimal(14,2)) as amount
  from resident_member as m
  left join fact_medical_insurance as i on i.person_id = m.person_id and i.year = m.year
  where i.person_id is null
    or (i.subsidy < i.contribution * m.subsidised_share and (m.is_of_dibao or (m.is_of_dibao_or_edge and m.is_weak)))
),
missed as (
  select person_id, year, lack, amount from missed_care
  union all
  select person_id, year, lack, amount from missed_grant
  union all
  select person_id, year, lack, amount from missed_insurance
),
missed_of_person as (
  select person_id, year, sum(amount) as amount, sorted_text(array_agg(lack)) as lacks
  from missed
  group by person_id, year
)
-- where they live is asked of the few alone: the least of many texts would have to be sorted for
select /*+ broadcast(p) */
  p.person_id as subject_no,
  cast(p.year as string) as period,
  min(m.household_id) as household_id,
  min(m.county_code) as county_code,
  min(m.village_code) as village_code,
  cast(p.amount as decimal(14,2)) as at_stake,
  p.lacks
from missed_of_person as p
join enrolled_member as m on m.person_id = p.person_id and m.year = p.year
group by p.person_id, p.year, p.amount, p.lacks

-- Clause 三（五）: an adult with a grave disability who lives on the family counts as a household of one; nobody else who
-- lives in a larger one. One row a person and year.
with single_recipient as (
  select
    m.person_id,
    m.year,
    m.as_of,
    m.household_id,
    m.county_code,
    m.village_code,
    r.members,
    d.dibao_no,
    d.monthly_amount,
    d.starts_on,
    coalesce(age_on(p.born_on, m.as_of) >= a.value, false) as is_adult,
    row_number() over (
      partition by m.person_id, m.year
      order by m.as_of desc nulls last, m.household_id, d.starts_on desc nulls last
    ) as nth
  from fact_dibao as d
  join fact_member as m
    on m.person_id = d.person_id
    and d.starts_on <= m.as_of
    and (d.ends_on is null or d.ends_on >= m.as_of)
  join fact_register as r on r.household_id = m.household_id and r.as_of = m.as_of
  left join (select distinct person_id, born_on from dim_person) as p on p.person_id = m.person_id
  join dim_parameter as a on a.name = 'minor_age' and m.as_of between a.valid_from and a.valid_to
  join dim_parameter as l on l.name = 'single_person_members' and m.as_of between l.valid_from and l.valid_to
  where d.single_person
    and r.members >= l.value
),
entitled_recipient as (
  select distinct s.person_id, s.as_of
  from single_recipient as s
  join fact_disability as c
    on c.person_id = s.person_id
    and c.issued_on <= s.as_of
    and (c.cancelled_on is null or c.cancelled_on > s.as_of)
  where s.is_adult
    and (
      /* unless grave */ c.grade in ('G1', 'G2') /* otherwise false */
      or /* unless mental */ (c.kind in ('INTELLECTUAL', 'MENTAL') and c.grade in ('G3', 'G4')) /* otherwise false */
    )
)
select
  s.person_id as subject_no,
  cast(s.year as string) as period,
  s.household_id,
  s.county_code,
  s.village_code,
  cast(12 * s.monthly_amount as decimal(14,2)) as at_stake,
  s.as_of,
  s.dibao_no,
  s.starts_on,
  s.members
from single_recipient as s
left join entitled_recipient as e on e.person_id = s.person_id and e.as_of = s.as_of
where s.nth = 1
  and e.person_id is null

-- Clause 一（二）: all who live together count. A member with wages leaves the file at the review, and the household stays
-- below the line. One row a household and year.
with left_member as (
  select m.person_id, m.household_id, m.year + 1 as year
  from fact_member as m
  where m.is_last_of_year
    and m.is_enrolled
    and /* unless moved_household */ not exists (
      select 1
      from fact_member as n
      where n.person_id = m.person_id
        and n.year = m.year + 1
    ) /* otherwise not exists (
      select 1
      from fact_member as n
      where n.person_id = m.person_id
        and n.year = m.year + 1
        and n.household_id = m.household_id
    ) */
    and /* unless gone */ (m.died_on is null or year(m.died_on) > m.year + 1) /* otherwise true */
    -- still at home, as the police know it
    and /* unless gone */ exists (
      select 1
      from dim_person as p
      where p.person_id = m.person_id
        and p.residence_status = 'REGISTERED'
        and make_date(m.year + 1, 12, 31) between p.valid_from and p.valid_to
    ) /* otherwise true */
),
left_wage as (
  select
    l.household_id,
    l.year,
    min(l.person_id) as person_id,
    cast(count(distinct l.person_id) as integer) as persons_left,
    cast(sum(
      e.monthly_base * (
        month(least(coalesce(e.ends_on, make_date(l.year, 12, 31)), make_date(l.year, 12, 31)))
          - month(greatest(e.starts_on, make_date(l.year, 1, 1))) + 1
      )
    ) as decimal(14,2)) as insured_wage
  from left_member as l
  join fact_employee_insurance as e
    on e.person_id = l.person_id
    and e.starts_on <= make_date(l.year, 12, 31)
    and (e.ends_on is null or e.ends_on >= make_date(l.year, 1, 1))
  group by l.household_id, l.year
)
select
  h.household_id as subject_no,
  cast(h.year as string) as period,
  h.household_id,
  h.county_code,
  h.village_code,
  h.received as at_stake,
  w.person_id,
  w.insured_wage,
  h.persons,
  h.income,
  cast(12 * s.value * m.value as decimal(14,2)) as income_line
from left_wage as w
join fact_household_year as h on h.household_id = w.household_id and h.year = w.year
join fact_statistic as s
  on s.area_code = h.county_code
  and s.year = h.year - 1
  and s.indicator = 'DIBAO_STANDARD'
join dim_parameter as m
  on m.name = 'income_line_multiple'
  and make_date(h.year, 12, 31) between m.valid_from and m.valid_to
where h.is_enrolled
  and h.is_surveyed
  and h.persons > 0
  and h.income <= cast(12 * s.value * m.value as decimal(14,2)) * h.persons
  and h.income + w.insured_wage > cast(12 * s.value * m.value as decimal(14,2)) * (h.persons + w.persons_left)

-- Clause 一（二）: a member of an enrolled household is on the public payroll. One row a household and year.
with member_on_payroll as (
  select
    m.household_id,
    m.year,
    m.as_of,
    m.county_code,
    m.village_code,
    p.person_id,
    p.employer,
    p.starts_on,
    row_number() over (
      partition by m.household_id, m.year
      order by m.as_of desc nulls last, p.starts_on, p.person_id
    ) as nth
  from fact_payroll as p
  join fact_member as m
    on m.person_id = p.person_id
    and p.starts_on <= m.as_of
    and /* unless ended */ (p.ends_on is null or p.ends_on >= m.as_of) /* otherwise true */ -- the last day of the spell counts
  -- 二（二）: a public-welfare post is help for the household, whoever keeps its payroll
  left join fact_employment as e
    on e.person_id = p.person_id
    and e.employer = p.employer
    and e.kind = 'PUBLIC_POST'
    and e.starts_on <= m.as_of
    and (e.ends_on is null or e.ends_on >= m.as_of)
  where m.is_enrolled
    and /* unless public_post */ e.person_id is null /* otherwise true */
)
select
  c.household_id as subject_no,
  cast(c.year as string) as period,
  c.household_id,
  c.county_code,
  c.village_code,
  h.received as at_stake,
  c.as_of,
  c.person_id,
  c.employer,
  c.starts_on
from member_on_payroll as c
left join fact_household_year as h on h.household_id = c.household_id and h.year = c.year
where c.nth = 1

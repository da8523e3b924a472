-- Clause 一（二）: a member of an enrolled household owns or leads a company. One row a household and year, with the
-- company of the greatest capital.
with member_with_company as (
  select
    m.household_id,
    m.year,
    m.as_of,
    m.county_code,
    m.village_code,
    b.person_id,
    b.uscc,
    b.role,
    b.capital,
    row_number() over (
      partition by m.household_id, m.year
      order by m.as_of desc nulls last, b.capital desc nulls last, b.uscc, b.person_id, b.role
    ) as nth
  from fact_business as b
  join fact_member as m
    on m.person_id = b.person_id
    and b.registered_on <= m.as_of
    and (b.cancelled_on is null or b.cancelled_on > m.as_of) -- on the day of cancellation it is gone
  join dim_parameter as l
    on l.name = 'undeclared_company_capital'
    and m.as_of between l.valid_from and l.valid_to
  -- 二（一）: own trades and cooperatives are what the policy fosters
  where (
    b.kind = 'COMPANY'
    or /* unless individual */ false /* otherwise b.kind = 'INDIVIDUAL' */
    or /* unless cooperative */ false /* otherwise b.kind = 'COOPERATIVE' */
  )
    and b.role in ('LEGAL', 'SHAREHOLDER')
    and b.capital >= l.value
    and m.is_enrolled
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
  c.uscc,
  c.role,
  c.capital
from member_with_company as c
left join fact_household_year as h on h.household_id = c.household_id and h.year = c.year
where c.nth = 1

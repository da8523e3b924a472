-- Clause 一（三）3: the policies reach every household: a member got a payment in the year.
-- One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with paying_year as (
  select distinct year
  from fact_payment
),
paid_person as (
  select distinct person_id, year
  from fact_payment
),
served_household as (
  select distinct m.household_id, m.year
  from fact_person_year as m
  join paid_person as p on p.person_id = m.person_id and p.year = m.year
  where m.is_member_of_year
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when s.household_id is not null then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join paying_year as y on y.year = h.year
left join served_household as s on s.household_id = h.household_id and s.year = h.year
where h.is_of_year

-- Clause 四（五）: broadband and television free of charge (P27 paid in the year). One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with paying_year as (
  select distinct year
  from fact_payment
),
relieved_person as (
  select distinct person_id, year
  from fact_payment
  where programme_code = 'P27'
),
relieved_household as (
  select distinct m.household_id, m.year
  from fact_person_year as m
  join relieved_person as p on p.person_id = m.person_id and p.year = m.year
  where m.is_member_of_year
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when r.household_id is not null then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join paying_year as y on y.year = h.year
left join relieved_household as r on r.household_id = h.household_id and r.year = h.year
where h.is_of_year

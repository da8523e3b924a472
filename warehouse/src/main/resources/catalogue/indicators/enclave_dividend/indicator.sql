-- Clause 二（三）: what the pooled enclave (P26) paid to a household.
-- One row a household with such a payment to a member.
with dividend_of_person as (
  select person_id, year, sum(amount) as dividend
  from fact_payment
  where programme_code = 'P26'
  group by person_id, year
),
-- a person in two households counts in one of them, or the money would count twice
household_of_member as (
  select person_id, year, min(household_id) as household_id
  from fact_person_year
  where is_member_of_year
  group by person_id, year
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  sum(d.dividend) as numerator,
  1 as denominator
from dividend_of_person as d
join household_of_member as m on m.person_id = d.person_id and m.year = d.year
join fact_household_year as h on h.household_id = m.household_id and h.year = m.year
group by h.year, h.village_code, h.household_id

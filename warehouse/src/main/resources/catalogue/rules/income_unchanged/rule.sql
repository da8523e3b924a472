-- Clause 六（四）: the register is reviewed each year, so a copied survey is no review. One row a household and year.
with surveyed_household as (
  select
    i.household_id,
    i.year,
    i.persons,
    i.operating,
    i.wage,
    i.property,
    i.transfer,
    h.county_code,
    h.village_code
  from fact_income as i
  join fact_household_year as h on h.household_id = i.household_id and h.year = i.year
  where h.is_enrolled
)
select
  a.household_id as subject_no,
  cast(a.year as string) as period,
  a.household_id,
  a.county_code,
  a.village_code,
  cast(null as decimal(14,2)) as at_stake,
  a.operating,
  a.wage,
  a.property,
  a.transfer
from surveyed_household as a
join surveyed_household as b
  on b.household_id = a.household_id
  and b.year = a.year - 1
  and b.operating = a.operating
  and b.wage = a.wage
  and b.property = a.property
  and b.transfer = a.transfer
join surveyed_household as c
  on c.household_id = a.household_id
  and /* unless two_years */ c.year = a.year - 2 /* otherwise c.year = a.year */
  and c.operating = a.operating
  and c.wage = a.wage
  and c.property = a.property
  and c.transfer = a.transfer
-- what is paid at a fixed rate may well stay the same
where /* unless transfers */ a.operating + a.wage + a.property > 0 /* otherwise true */

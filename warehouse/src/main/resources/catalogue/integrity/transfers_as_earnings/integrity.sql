-- Clause 一（三）1: households surveyed in two years running that got regular allowances; whether they declare less than they got
-- while their earnings rose by at least the difference.
with allowance_received as (
  select household_id, year, sum(amount) as received
  from fact_payment
  where programme_code in ('P01', 'P02', 'P08', 'P09') -- regular allowances are income; money for a purpose need not be
    and coalesce(bank_status, 'PAID') = 'PAID'
    and household_id is not null
  group by household_id, year
)
select
  t.year,
  t.county_code,
  t.household_id as item_no,
  case
    when t.transfer < a.received
      and t.wage + t.operating - b.wage - b.operating >= a.received - t.transfer
      then 'yes'
    else 'no'
  end as bin
from fact_household_year as t
inner join fact_household_year as b on b.household_id = t.household_id and b.year = t.year - 1
inner join allowance_received as a on a.household_id = t.household_id and a.year = t.year
where t.is_of_year
  and t.is_surveyed
  and b.is_surveyed

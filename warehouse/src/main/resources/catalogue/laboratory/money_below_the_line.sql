-- Clause 一（二）: what households below the income line are paid. One row a year, county and programme, in yuan.
with judged_household as (
{{households}}
)
select p.year, p.county_code, p.programme_code, cast(sum(p.amount) as decimal(18,2)) as amount
from fact_payment as p
join judged_household as h on h.household_id = p.household_id and h.year = p.year
where h.is_within
group by p.year, p.county_code, p.programme_code

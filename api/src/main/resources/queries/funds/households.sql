-- The households behind one village of the tree of funds, in yuan, by number; one page after the given one. Payments that name no
-- household stand together under an empty number. They have no allocation of their own. Each row bears how many there are and what they make in all.
select
  coalesce(household_id, '') as household_id,
  cast(0 as decimal(18,2)) as allocated,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  count(*) as payments,
  count(*) over () as households_in_all,
  sum(sum(ordered)) over () as ordered_in_all,
  sum(sum(confirmed)) over () as confirmed_in_all,
  sum(sum(published)) over () as published_in_all,
  cast(sum(count(*)) over () as bigint) as payments_in_all
from (/* funds/payments */) as payment
group by coalesce(household_id, '')
qualify cast(:after as varchar) is null or coalesce(household_id, '') > cast(:after as varchar)
order by household_id
limit cast(:limit as integer)

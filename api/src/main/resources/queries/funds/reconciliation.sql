-- Each level of the tree of funds held against the payments and allocations below it, in yuan: how many nodes the level has, what they
-- make, and how many of them differ from their rows by a cent or a payment. Grain: level (all, source, county, programme, town, village,
-- household). The books are those that the load summed, the rows are those that it summed them from.
with books as (/* funds/books */),
payment as (/* funds/payments */),
both_sides as (
  select
    fund_source_code, county_code, programme_code, town_code, village_code,
    allocated, ordered, confirmed, published, payments,
    0 as row_allocated, 0 as row_ordered, 0 as row_confirmed, 0 as row_published, 0 as row_payments
  from books
  union all
  select
    fund_source_code, county_code, coalesce(programme_code, '') as programme_code, town_code, village_code,
    0 as allocated, 0 as ordered, 0 as confirmed, 0 as published, 0 as payments,
    0 as row_allocated, ordered as row_ordered, confirmed as row_confirmed, published as row_published, 1 as row_payments
  from payment
  union all
  select
    fund_source_code, county_code, coalesce(programme_code, '') as programme_code, null as town_code, null as village_code,
    0 as allocated, 0 as ordered, 0 as confirmed, 0 as published, 0 as payments,
    amount as row_allocated, 0 as row_ordered, 0 as row_confirmed, 0 as row_published, 0 as row_payments
  from fact_allocation
  where year = :year
    and cast(:town as varchar) is null
    and cast(:village as varchar) is null
    and (cast(:source as varchar) is null or fund_source_code = cast(:source as varchar))
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:programme as varchar) is null or coalesce(programme_code, '') = cast(:programme as varchar))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
),
node as (
  select
    case grouping(fund_source_code, county_code, programme_code, town_code, village_code)
      when 31 then 'all'
      when 15 then 'source'
      when 7 then 'county'
      when 3 then 'programme'
      when 1 then 'town'
      when 0 then 'village'
    end as level,
    town_code,
    sum(allocated) as allocated,
    sum(ordered) as ordered,
    sum(confirmed) as confirmed,
    sum(published) as published,
    sum(payments) as payments,
    sum(allocated) <> sum(row_allocated)
      or sum(ordered) <> sum(row_ordered)
      or sum(confirmed) <> sum(row_confirmed)
      or sum(published) <> sum(row_published)
      or sum(payments) <> sum(row_payments) as is_different
  from both_sides
  group by rollup (fund_source_code, county_code, programme_code, town_code, village_code)
)
select
  level,
  count(*) as nodes,
  coalesce(sum(allocated), 0) as allocated,
  coalesce(sum(ordered), 0) as ordered,
  coalesce(sum(confirmed), 0) as confirmed,
  coalesce(sum(published), 0) as published,
  cast(coalesce(sum(payments), 0) as bigint) as payments,
  count(*) filter (where is_different) as differing
from node
where level not in ('town', 'village') or town_code is not null
group by level
union all
select
  'household' as level,
  count(distinct (fund_source_code, county_code, programme_code, village_code, coalesce(household_id, ''))) as nodes,
  0 as allocated,
  coalesce(sum(ordered), 0) as ordered,
  coalesce(sum(confirmed), 0) as confirmed,
  coalesce(sum(published), 0) as published,
  count(*) as payments,
  0 as differing
from payment
order by list_position(['all', 'source', 'county', 'programme', 'town', 'village', 'household'], level)

-- What the moved parameters decide, by county and programme, beside what was ordered in the year.
with due as (
  select county_code, programme_code, amount as amount_before, cast(0 as decimal(18,2)) as amount_after
  from money_before
  union all
  select county_code, programme_code, cast(0 as decimal(18,2)) as amount_before, amount as amount_after
  from money_after
),
due_in_all as (
  select county_code, programme_code, sum(amount_before) as amount_before, sum(amount_after) as amount_after
  from due
  group by county_code, programme_code
),
ordered_money as (
  select county_code, programme_code, sum(ordered) as ordered
  from ({{fund_books}}) as books
  where year = {{year}}
  group by county_code, programme_code
)
select
  d.county_code,
  d.programme_code,
  cast(coalesce(o.ordered, 0) as decimal(18,2)) as ordered,
  cast(d.amount_before as decimal(18,2)) as amount_before,
  cast(d.amount_after as decimal(18,2)) as amount_after
from due_in_all as d
left join ordered_money as o on o.county_code = d.county_code and o.programme_code = d.programme_code
order by d.county_code, d.programme_code

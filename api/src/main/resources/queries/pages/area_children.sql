-- The direct children of one area in one year: households, members, money ordered; a child without any of them is left out.
with child as (
  select division_code, name, length(division_code) as digits
  from dim_division
  where parent_code = :area
    and (cast(:viewer_county as varchar) is null or left(division_code, 6) = cast(:viewer_county as varchar))
),
household_of_child as (
  select c.division_code, count(*) as households, coalesce(sum(h.members), 0) as members
  from child as c
  join fact_household_year as h on left(h.village_code, c.digits) = c.division_code
  where h.is_of_year
    and h.year = :year
  group by c.division_code
),
money_of_child as (
  select c.division_code, sum(f.ordered) as ordered
  from child as c
  join (/* funds/books */) as f on left(f.village_code, c.digits) = c.division_code
  group by c.division_code
)
select
  c.division_code,
  c.name,
  coalesce(h.households, 0) as households,
  coalesce(h.members, 0) as members,
  coalesce(m.ordered, 0) as ordered
from child as c
left join household_of_child as h on h.division_code = c.division_code
left join money_of_child as m on m.division_code = c.division_code
where h.division_code is not null
  or m.division_code is not null
order by c.division_code

-- Clause 三（三）: homes of those left behind are called on. One row a household of the year.
-- A year that its source does not tell of is missing, not zero.
with visited_year as (
  select distinct year
  from fact_visit
),
household_left_behind as (
  select distinct household_id, year
  from fact_member
  where is_last_of_year
    and is_member_of_year
    and left_behind <> 'NONE'
)
select
  h.year,
  h.village_code,
  h.household_id as item_no,
  case when h.care_visits > 0 then 1 else 0 end as numerator,
  1 as denominator
from fact_household_year as h
join visited_year as y on y.year = h.year
join household_left_behind as b on b.household_id = h.household_id and b.year = h.year
where h.is_of_year

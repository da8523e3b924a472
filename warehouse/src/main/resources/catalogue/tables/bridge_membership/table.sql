-- Who belonged to which household when a payment was made. Grain: person, payment year, household.
-- A household's members in year Y are its rows on its last as_of date on or before 31 December of Y, else on its first.
with payment_year as (
  select distinct year
  from dim_date
),
review as (
  select distinct household_id, as_of
  from fact_member
),
review_of_year as (
  select
    r.household_id,
    y.year,
    coalesce(max(case when year(r.as_of) <= y.year then r.as_of end), min(r.as_of)) as as_of
  from review as r
  cross join payment_year as y
  group by r.household_id, y.year
)
select
  m.person_id,
  y.year,
  m.household_id,
  m.as_of,
  m.relation,
  m.name_token,
  m.is_enrolled
from review_of_year as y
join fact_member as m on m.household_id = y.household_id and m.as_of = y.as_of

-- One area by year: households and members of the year, surveyed persons and their income, money on its way, in yuan.
with household_of_year as (
  select
    year,
    count(*) as households,
    coalesce(sum(members), 0) as members,
    count(*) filter (where category = 'DIBAO') as dibao_households
  from fact_household_year
  where is_of_year
    and (:area = '330400' or starts_with(village_code, :area))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  group by year
),
money_of_year as (
  select
    year,
    sum(ordered) as ordered,
    sum(confirmed) as confirmed,
    sum(published) as published
  from (/* funds/books */) as books
  where village_code is not null
    and (:area = '330400' or starts_with(village_code, :area))
  group by year
),
village_of_year as (
  select
    year,
    count(*) as villages,
    sum(recurring_income) as recurring_income,
    sum(operating_income) as operating_income
  from fact_village_year
  where (:area = '330400' or starts_with(village_code, :area))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  group by year
)
select
  coalesce(h.year, m.year, v.year) as year,
  coalesce(h.households, 0) as households,
  coalesce(h.members, 0) as members,
  coalesce(h.dibao_households, 0) as dibao_households,
  coalesce(m.ordered, 0) as ordered,
  coalesce(m.confirmed, 0) as confirmed,
  coalesce(m.published, 0) as published,
  coalesce(v.villages, 0) as villages,
  v.recurring_income,
  v.operating_income
from household_of_year as h
full join money_of_year as m on m.year = h.year
full join village_of_year as v on v.year = coalesce(h.year, m.year)
order by year

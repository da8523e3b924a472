-- Clause 一（二）: two dwellings or a shop in an enrolled household. One row a household and year.
with title_of_household as (
  select distinct
    m.household_id,
    m.year,
    m.as_of,
    m.county_code,
    m.village_code,
    p.property_no,
    /* unless farmhouse */ p.kind /* otherwise case when p.kind = 'FARMHOUSE' then 'DWELLING' else p.kind end as kind */,
    p.registered_on
  from fact_property as p
  join fact_member as m
    on m.person_id = p.person_id
    and p.registered_on <= m.as_of
    and (p.disposed_on is null or p.disposed_on > m.as_of) -- on the day of disposal it is gone
  where p.kind in ('DWELLING', 'SHOP' /* unless farmhouse */ /* otherwise , 'FARMHOUSE' */)
    and m.is_enrolled
),
-- 四（一）: each exchange of a dangerous house gives one dwelling, registered when the case was identified or later
exchange_of_household as (
  select t.household_id, t.as_of, count(distinct e.case_no) as exchanges, min(e.identified_on) as first_identified_on
  from (select distinct household_id, as_of from title_of_household) as t
  join fact_renovation as e
    on e.household_id = t.household_id
    and e.mode = 'EXCHANGE'
    and e.identified_on <= t.as_of
  group by t.household_id, t.as_of
),
counted_household as (
  select
    t.household_id,
    t.year,
    t.as_of,
    t.county_code,
    t.village_code,
    sum(case when t.kind = 'SHOP' then 1 else 0 end) as shops,
    sum(case when t.kind = 'DWELLING' then 1 else 0 end) - least(
      /* unless exchange */ coalesce(max(e.exchanges), 0) /* otherwise 0 */,
      sum(case when t.kind = 'DWELLING' and t.registered_on >= e.first_identified_on then 1 else 0 end)
    ) as dwellings,
    sorted_text(array_agg(distinct t.property_no)) as property_nos
  from title_of_household as t
  left join exchange_of_household as e on e.household_id = t.household_id and e.as_of = t.as_of
  group by t.household_id, t.year, t.as_of, t.county_code, t.village_code
),
propertied_household as (
  select
    c.*,
    row_number() over (partition by c.household_id, c.year order by c.as_of desc nulls last) as nth
  from counted_household as c
  join dim_parameter as d
    on d.name = 'undeclared_dwellings'
    and c.as_of between d.valid_from and d.valid_to
  join dim_parameter as s
    on s.name = 'undeclared_shops'
    and c.as_of between s.valid_from and s.valid_to
  where c.dwellings >= d.value
    or c.shops >= s.value
)
select
  p.household_id as subject_no,
  cast(p.year as string) as period,
  p.household_id,
  p.county_code,
  p.village_code,
  h.received as at_stake,
  p.as_of,
  cast(p.dwellings as integer) as dwellings,
  cast(p.shops as integer) as shops,
  p.property_nos
from propertied_household as p
left join fact_household_year as h on h.household_id = p.household_id and h.year = p.year
where p.nth = 1

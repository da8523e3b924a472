-- Households in the register at the newest review by group, how many bear an over-payment flag of any year, of how many flags were
-- judged and how many of these were not confirmed. Grain: dimension, grp. What :judged and :unconfirmed name are flags.
with last_year as (
  select max(year) as year from fact_household_year
),
household as (
  select h.household_id, h.county_code, h.category
  from fact_household_year as h
  join last_year as y on y.year = h.year
  where h.is_enrolled
    and (cast(:viewer_county as varchar) is null or h.county_code = cast(:viewer_county as varchar))
),
member as (
  select
    m.household_id,
    max(case when m.relation = 'HEAD' then m.age end) as head_age,
    bool_or(d.person_id is not null) as has_disabled
  from fact_member as m
  join last_year as y on y.year = m.year
  left join (select distinct person_id from fact_disability where cancelled_on is null) as d on d.person_id = m.person_id
  where m.is_last_of_year
  group by m.household_id
),
grouped as (
  select household_id, 'county' as dimension, county_code as grp from household
  union all
  select household_id, 'category', category from household
  union all
  select
    h.household_id,
    'age',
    case when m.head_age < 45 then 'under_45' when m.head_age < 60 then '45_59' when m.head_age < 75 then '60_74'
      when m.head_age >= 75 then '75_over' else 'unknown' end
  from household as h
  left join member as m on m.household_id = h.household_id
  union all
  select h.household_id, 'disability', case when m.has_disabled then 'with' else 'without' end
  from household as h
  left join member as m on m.household_id = h.household_id
),
flag_of_household as (
  select
    household_id,
    count(*) as flags,
    count(*) filter (where contains(',' || cast(:judged as varchar) || ',', ',' || flag_id || ',')) as judged,
    count(*) filter (where contains(',' || cast(:unconfirmed as varchar) || ',', ',' || flag_id || ',')) as unconfirmed
  from fact_flag
  where household_id is not null
    and contains(cast(:rules as varchar), ',' || rule || ',')
  group by household_id
)
select
  g.dimension,
  coalesce(g.grp, 'unknown') as grp,
  count(*) as households,
  count(f.household_id) as flagged,
  cast(coalesce(sum(f.judged), 0) as bigint) as judged,
  cast(coalesce(sum(f.unconfirmed), 0) as bigint) as unconfirmed
from grouped as g
left join flag_of_household as f on f.household_id = g.household_id
group by g.dimension, coalesce(g.grp, 'unknown')
-- ages from young to old: what has no lower bound before what has one
order by g.dimension, case when coalesce(g.grp, 'unknown') = 'under_45' then 0 else 1 end, grp

-- Clause 六（五）: households that have nothing to do with each other but share accounts and phones, one with the next. One row a
-- household; ring_no, the smallest household of the ring, is the same for all of it.
-- Who shares an account or phone is tied through it, so ties never grow with the square of the sharers. A household whose
-- sharers are all its kin is not tied through it; the others of one account are one group, since two that are kin of each
-- other are both tied to the one that is not.
-- The number is handed on 10 times: where two households stand further apart than that, the ring is shown in parts.
with holding as (
  select household_id, 'account' as kind, account_id as held
  from fact_register
  where account_id is not null
  union
  select household_id, 'phone' as kind, phone_id as held
  from fact_register
  where phone_id is not null
),
shared_holding as (
  select household_id, kind, held, holders
  from (select *, count(*) over (partition by kind, held) as holders from holding) as counted_holding
  where holders > 1
),
sharing_person as (
  select distinct s.household_id, s.kind, s.held, m.person_id
  from shared_holding as s
  join fact_member as m on m.household_id = s.household_id
),
kin_sharer as (
  select p.household_id, p.kind, p.held, r.household_id as kin_household_id
  from fact_kinship as k
  join sharing_person as p on p.person_id = k.person_id
  join sharing_person as r
    on r.person_id = k.relative_person_id
    and r.kind = p.kind
    and r.held = p.held
    and r.household_id <> p.household_id
),
kin_count as (
  select household_id, kind, held, count(distinct kin_household_id) as kin
  from (
    -- kinship stands once for the pair and holds both ways
    select
      case when way = 1 then household_id else kin_household_id end as household_id,
      kind,
      held,
      case when way = 1 then kin_household_id else household_id end as kin_household_id
    from kin_sharer
    cross join (values (1), (2)) as direction(way)
  ) as kin_either_way
  group by household_id, kind, held
),
reached_0 as (
  select s.household_id, s.kind, s.held, s.household_id as ring_no
  from shared_holding as s
  left join kin_count as c on c.household_id = s.household_id and c.kind = s.kind and c.held = s.held
  where /* unless kin */ coalesce(c.kin, 0) < s.holders - 1 /* otherwise true */
),
reached_1 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_0) as sharer
),
reached_2 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_1) as sharer
),
reached_3 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_2) as sharer
),
reached_4 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_3) as sharer
),
reached_5 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_4) as sharer
),
reached_6 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_5) as sharer
),
reached_7 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_6) as sharer
),
reached_8 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_7) as sharer
),
reached_9 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_8) as sharer
),
reached_10 as (
  select household_id, kind, held, min(ring_no) over (partition by household_id) as ring_no
  from (select household_id, kind, held, min(ring_no) over (partition by kind, held) as ring_no from reached_9) as sharer
),
ring as (
  select household_id, min(ring_no) as ring_no
  from reached_10
  group by household_id
),
sized_ring as (
  select household_id, ring_no, count(*) over (partition by ring_no) as households
  from ring
),
last_review as (
  select household_id, max(year) as year
  from fact_register
  group by household_id
)
select
  r.household_id as subject_no,
  cast(y.year as string) as period,
  r.household_id,
  h.county_code,
  h.village_code,
  cast(null as decimal(14,2)) as at_stake,
  r.ring_no,
  cast(r.households as integer) as ring_households,
  h.account_id,
  h.phone_id
from sized_ring as r
join last_review as y on y.household_id = r.household_id
join dim_parameter as fewest
  on fewest.name = 'ring_households'
  and make_date(y.year, 12, 31) between fewest.valid_from and fewest.valid_to
left join dim_household as h on h.household_id = r.household_id and h.is_current
where r.households >= fewest.value

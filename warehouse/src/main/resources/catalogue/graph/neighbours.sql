-- What is tied to the asked nodes (their names, divided by |), of those with no more ties than the second value. Grain: node.
with asked as (
  select unnest(string_split(?, '|')) as node
),
both_ways as (
  select source, target from ring_edge
  union all
  select target, source from ring_edge
),
counted as (
  select b.source, b.target, count(*) over (partition by b.source) as ties
  from both_ways as b
  join asked as a on a.node = b.source
)
select distinct target from counted where ties <= ? order by target

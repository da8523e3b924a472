-- What is tied to the asked nodes (their names, divided by |), of those with no more ties than the last value; of ties of a household those of
-- the one county, where the second and third value name one. Grain: node.
with asked as (
  select unnest(string_split(?, '|')) as node
),
counted as (
  select t.node, t.tied_to, count(*) over (partition by t.node) as ties
  from fact_tie as t
  join asked as a on a.node = t.node
  where cast(? as varchar) is null
    or t.county_code is null
    or t.county_code = ?
)
select distinct tied_to from counted where ties <= ? order by tied_to

-- The ties among the named nodes, with the file that each rests on. Grain: two nodes and a kind.
select e.source, e.target, e.kind, d.file, cast(e.line as varchar)
from ring_edge as e
left join fact_delivery as d on d.delivery_id = e.delivery_id
where e.source in (select unnest(string_split(?, '|')))
  and e.target in (select unnest(string_split(?, '|')))
order by e.source, e.target, e.kind

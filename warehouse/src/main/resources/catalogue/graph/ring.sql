-- The ties among the named nodes (twice the same names, divided by |), with the file that each rests on; of ties of a household those of the one
-- county, where the last two values name one. Grain: two nodes and a kind.
select t.node, t.tied_to, t.kind, d.file, cast(t.line as varchar)
from fact_tie as t
left join fact_delivery as d on d.delivery_id = t.delivery_id
where t.node in (select unnest(string_split(?, '|')))
  and t.tied_to in (select unnest(string_split(?, '|')))
  and t.is_forward
  and (cast(? as varchar) is null or t.county_code is null or t.county_code = ?)
order by t.node, t.tied_to, t.kind

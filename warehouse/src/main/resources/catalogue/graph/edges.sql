-- What ties persons, households, accounts, phones, firms and projects, with the row that says so. Grain: two nodes and a kind of tie.
select node as source, tied_to as target, kind, delivery_id, line
from fact_tie
where is_forward
order by source, target, kind

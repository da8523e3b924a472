-- The file of each delivery, by which a payment is found in the inbox. Grain: delivery_id.
select delivery_id, file
from fact_delivery
order by delivery_id

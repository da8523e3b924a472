-- The periods that deliveries speak of, newest first.
select distinct period
from fact_delivery
where period is not null and period <> ''
order by period desc

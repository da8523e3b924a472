-- The periods that deliveries speak of, newest first.
select distinct period
from fact_delivery
where period is not null
  and period <> ''
  and (cast(:viewer_county as varchar) is null or area_code in (cast(:viewer_county as varchar), '330400'))
order by period desc

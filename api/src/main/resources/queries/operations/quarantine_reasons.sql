-- Refused rows and files by source and reason.
select
  fact_quarantine.source,
  fact_quarantine.reason,
  count(*) as rows_refused
from fact_quarantine
left join fact_delivery on fact_delivery.delivery_id = fact_quarantine.delivery_id
where cast(:viewer_county as varchar) is null or fact_delivery.area_code = cast(:viewer_county as varchar)
group by fact_quarantine.source, fact_quarantine.reason
order by fact_quarantine.source, fact_quarantine.reason

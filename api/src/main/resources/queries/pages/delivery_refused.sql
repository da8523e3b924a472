-- Refused rows and files: place, column, reason, what is wrong; no content. One page after the key file, then line and reason.
with refused as (
  select
    fact_quarantine.file,
    fact_quarantine.line,
    fact_quarantine.source,
    coalesce(fact_quarantine.column_name, '') as column_name,
    fact_quarantine.reason,
    fact_quarantine.says,
    lpad(cast(fact_quarantine.line as varchar), 9, '0') || ' ' || fact_quarantine.reason || ' ' || fact_quarantine.delivery_id as place,
    count(*) over () as rows_in_all
  from fact_quarantine
  left join fact_delivery on fact_delivery.delivery_id = fact_quarantine.delivery_id
  where (cast(:source as varchar) is null or fact_quarantine.source = cast(:source as varchar))
    and (cast(:period as varchar) is null or fact_delivery.period = cast(:period as varchar))
    and (cast(:reason as varchar) is null or fact_quarantine.reason = cast(:reason as varchar))
    and (cast(:state as varchar) is null or fact_delivery.state = cast(:state as varchar))
    and (cast(:viewer_county as varchar) is null or fact_delivery.area_code in (cast(:viewer_county as varchar), '330400'))
)
select file, line, source, column_name, reason, says, place, rows_in_all
from refused
where cast(:after_key as varchar) is null or (file, place) > (cast(:after_key as varchar), cast(:after_id as varchar))
order by file, place
limit cast(:limit as integer)

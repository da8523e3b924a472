-- Why rows and files were refused: rows and files by reason, most first.
select
  fact_quarantine.reason,
  count(*) as rows,
  count(distinct fact_quarantine.file) as files
from fact_quarantine
left join fact_delivery on fact_delivery.delivery_id = fact_quarantine.delivery_id
where (cast(:source as varchar) is null or fact_quarantine.source = cast(:source as varchar))
  and (cast(:period as varchar) is null or fact_delivery.period = cast(:period as varchar))
  and (cast(:viewer_county as varchar) is null or fact_delivery.area_code in (cast(:viewer_county as varchar), '330400'))
group by fact_quarantine.reason
order by rows desc, fact_quarantine.reason

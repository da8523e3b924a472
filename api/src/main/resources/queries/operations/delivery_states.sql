-- Deliveries by state: files and rows.
select
  state,
  count(*) as files,
  coalesce(sum(delivered), 0) as delivered,
  coalesce(sum(loaded), 0) as loaded,
  coalesce(sum(superseded), 0) as superseded,
  coalesce(sum(quarantined), 0) as quarantined
from fact_delivery
where (cast(:viewer_county as varchar) is null or area_code = cast(:viewer_county as varchar))
group by state
order by state

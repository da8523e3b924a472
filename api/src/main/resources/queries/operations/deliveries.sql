-- Deliveries, newest period first; one page, after the delivery whose key is given. One row a file.
select
  delivery_id, file, source, area_code, period, revision, encoding, bytes, sha256, load_no, state, delivered, loaded, superseded,
  quarantined, coalesce(period, '') as sort_key
from fact_delivery
where (cast(:viewer_county as varchar) is null or area_code = cast(:viewer_county as varchar))
  and (cast(:source as varchar) is null or source = cast(:source as varchar))
  and (cast(:state as varchar) is null or state = cast(:state as varchar))
  and (cast(:period as varchar) is null or starts_with(period, cast(:period as varchar)))
  and (
    cast(:after_key as varchar) is null
    or coalesce(period, '') < cast(:after_key as varchar)
    or (coalesce(period, '') = cast(:after_key as varchar) and delivery_id > cast(:after_id as varchar))
  )
order by coalesce(period, '') desc, delivery_id
limit cast(:limit as integer)

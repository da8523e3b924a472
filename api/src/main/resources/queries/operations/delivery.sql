-- One delivery.
select
  delivery_id, file, source, area_code, period, revision, encoding, bytes, sha256, load_no, state, delivered, loaded, superseded,
  quarantined
from fact_delivery
where delivery_id = :delivery
  and (cast(:viewer_county as varchar) is null or area_code = cast(:viewer_county as varchar))

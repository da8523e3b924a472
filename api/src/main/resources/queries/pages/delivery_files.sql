-- Files delivered, newest period first; one page after the key period and file.
with delivered_file as (
  select
    file,
    source,
    area_code,
    coalesce(period, '') as period,
    revision,
    encoding,
    state,
    load_no,
    delivered,
    loaded,
    superseded,
    quarantined,
    delivery_id,
    count(*) over () as rows_in_all
  from fact_delivery
  where (cast(:source as varchar) is null or source = cast(:source as varchar))
    and (cast(:period as varchar) is null or period = cast(:period as varchar))
    and (cast(:state as varchar) is null or state = cast(:state as varchar))
    and (cast(:viewer_county as varchar) is null or area_code in (cast(:viewer_county as varchar), '330400'))
)
select *
from delivered_file
where cast(:after_key as varchar) is null
  or period < cast(:after_key as varchar)
  or (period = cast(:after_key as varchar) and delivery_id > cast(:after_id as varchar))
order by period desc, delivery_id
limit cast(:limit as integer)

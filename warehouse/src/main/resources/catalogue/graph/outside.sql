-- Takes out the ties of households that lie in another county than the one given.
delete from ring_edge
where exists (
  select 1
  from dim_household as h
  where h.is_current
    and h.county_code <> ?
    and 'household:' || h.household_id in (ring_edge.source, ring_edge.target)
)

-- One row a batch in a village: it is to be posted within the days counted from its last payment there.
select
  village_code as area,
  county_code,
  batch_no as subject_no,
  max(last_paid_on) as since,
  cast(sum(payments) as bigint) as items,
  cast(sum(ordered) as decimal(14,2)) as amount
from fact_batch
where (cast(:year as integer) is null or year = cast(:year as integer))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by village_code, county_code, batch_no

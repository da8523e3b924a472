-- What something on record rests on, and the two that were released last: the public is shown one until the other's release is made.
select snapshot_id from frozen_sheet
union
select snapshot_id from notice_version
union
select snapshot_id
from (
  select distinct snapshot_id
  from dataset_release
  order by snapshot_id desc
  limit 2
) as released_last

-- Whether a run was worked out on a snapshot; its lists of flags stay unread.
select snapshot_id
from shadow_result
where shadow_no = :shadow_no
  and snapshot_id = :snapshot_id

-- What came of a run on each snapshot, newest first.
select shadow_no, snapshot_id, worked_at, dropped, raised, same
from shadow_result
where shadow_no = :shadow_no
order by worked_at desc, snapshot_id desc

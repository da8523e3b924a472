select entry_no, at, user_name, role, looked_at, subject_no, purpose, snapshot_id, request_id, previous_hash, hash
from access_log
order by entry_no

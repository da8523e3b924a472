select entry_no, at, user_name, role, address, looked_at, subject_no, purpose, snapshot_id, request_id, previous_hash, hash
from access_log
where entry_no > :after
order by entry_no
limit :most

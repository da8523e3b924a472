select entry_no, at, user_name, role, address, looked_at, subject_no, purpose, snapshot_id, request_id, previous_hash, hash
from access_log
where (:user is null or user_name = :user)
  and (:looked_at is null or looked_at = :looked_at)
  and (:subject is null or subject_no = :subject)
  and (:from is null or date(at, '+8 hours') >= :from)
  and (:to is null or date(at, '+8 hours') <= :to)
  and (:before is null or entry_no < :before)
order by entry_no desc
limit :most

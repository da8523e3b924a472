select entry_no, at, user_name, role, address, looked_at, subject_no, purpose, snapshot_id, request_id, previous_hash, hash
from access_log_by_day
where (:user is null or user_name = :user)
  and (:looked_at is null or looked_at = :looked_at)
  and (:subject is null or subject_no = :subject)
  and (:from is null or day >= :from)
  and (:to is null or day <= :to)
  and (:before is null or entry_no < :before)
order by entry_no desc
limit :most

insert into access_log
  (entry_no, at, user_name, role, address, looked_at, subject_no, purpose, snapshot_id, request_id, previous_hash, hash)
values
  (:entry_no, :at, :user, :role, :address, :looked_at, :subject_no, :purpose, :snapshot_id, :request_id, :previous_hash, :hash)

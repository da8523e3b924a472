insert into notice_chain (entry_no, act, notice_no, version, document_sha256, done_at, stands_until, previous_hash, hash)
values (:entry_no, :act, :notice_no, :version, :document_sha256, :done_at, :stands_until, :previous_hash, :hash)

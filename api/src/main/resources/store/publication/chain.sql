select entry_no, act, notice_no, version, document_sha256, done_at, stands_until, previous_hash, hash
from notice_chain
where entry_no > :after
order by entry_no
limit :limit

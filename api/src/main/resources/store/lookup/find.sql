select household_id, expires_on
from lookup_code
where code_hash = :code_hash and replaced_at is null and expires_on >= :today

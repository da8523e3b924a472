-- the age of the sign-in goes on with its next id
insert into session (token_hash, user_name, created_at, seen_at, family, issued_at, is_used)
select :next_hash, user_name, created_at, :now, family, :now, :is_used
from session
where token_hash = :token_hash

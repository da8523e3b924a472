-- the age of the sign-in goes on with its next id, and so does who vouches
insert into session (token_hash, user_name, created_at, seen_at, family, issued_at, is_used, is_vouched)
select :next_hash, user_name, created_at, :now, family, :now, :is_used, is_vouched
from session
where token_hash = :token_hash

insert into session (token_hash, user_name, created_at, seen_at, family, issued_at, is_used, is_vouched)
values (:token_hash, :user, :now, :now, :family, :now, true, :is_vouched)

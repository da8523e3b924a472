insert into session (token_hash, user_name, created_at, seen_at) values (:token_hash, :user, :now, :now)

insert into api_token (token_hash, user_name, title, permissions, created_at, expires_at)
values (:token_hash, :user, :title, :permissions, :now, :expires_at)

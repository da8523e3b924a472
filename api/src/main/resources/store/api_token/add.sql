insert into api_token (token_no, token_hash, user_name, title, permissions, created_at, expires_at)
values ((select coalesce(max(token_no), 0) + 1 from api_token), :token_hash, :user, :title, :permissions, :now, :expires_at)

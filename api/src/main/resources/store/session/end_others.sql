delete from session
where user_name = :user and family <> coalesce((select family from session where token_hash = :token_hash), '')

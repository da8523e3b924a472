delete from session where user_name = :user and token_hash <> :token_hash

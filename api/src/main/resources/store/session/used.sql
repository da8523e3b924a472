update session set is_used = 1 where token_hash = :token_hash and is_used = 0

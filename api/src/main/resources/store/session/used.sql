update session set is_used = true where token_hash = :token_hash and is_used = false

delete from session where family = (select family from session where token_hash = :token_hash)

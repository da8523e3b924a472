update session set ends_at = :ends_at
where family = (select family from session where token_hash = :token_hash) and token_hash <> :token_hash and ends_at is null

select state, nonce, verifier from sso_begun where binding_hash = :binding_hash and begun_at > :oldest

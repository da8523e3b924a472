insert into sso_begun (binding_hash, state, nonce, verifier, begun_at) values (:binding_hash, :state, :nonce, :verifier, :now)

delete from sso_begun where binding_hash = :binding_hash

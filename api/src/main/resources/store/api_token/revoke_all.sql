update api_token set revoked_at = :now where user_name = :user and revoked_at is null

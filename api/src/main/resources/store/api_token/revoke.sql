update api_token set revoked_at = :now where token_no = :token_no and user_name = :user and revoked_at is null

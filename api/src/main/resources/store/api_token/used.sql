update api_token set used_at = :now where token_no = :token_no

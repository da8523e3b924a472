select api_token.token_no, api_token.permissions, api_token.used_at, account.user_name, account.role, account.county_code
from api_token
join account on account.user_name = api_token.user_name
where api_token.token_hash = :token_hash
  and api_token.expires_at > :now
  and api_token.revoked_at is null
  and account.is_disabled = false
  and account.must_change_password = false

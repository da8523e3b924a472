select token_no, title, permissions, created_at, expires_at, used_at, revoked_at
from api_token
where user_name = :user
order by token_no desc

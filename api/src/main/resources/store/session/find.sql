select account.user_name, account.role, account.county_code, account.is_disabled, account.created_at, session.seen_at
from session
join account on account.user_name = session.user_name
where session.token_hash = :token_hash and session.created_at > :oldest and session.seen_at > :idle_since

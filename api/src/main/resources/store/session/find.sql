select
  account.user_name, account.role, account.county_code, account.is_disabled, account.must_change_password,
  session.seen_at, session.family, session.issued_at, session.is_used, session.is_vouched,
  second_factor.confirmed_at is not null as has_second_factor
from session
join account on account.user_name = session.user_name
left join second_factor on second_factor.user_name = account.user_name
where session.token_hash = :token_hash and session.created_at > :oldest and session.seen_at > :idle_since
  and (session.ends_at is null or session.ends_at > :now)

select count(distinct family) as sessions
from session
where user_name = :user and created_at > :oldest and seen_at > :idle_since and ends_at is null

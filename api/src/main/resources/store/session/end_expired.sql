delete from session where created_at <= :oldest or seen_at <= :idle_since or ends_at <= :now

delete from session where user_name = :user

select password_hash from account where user_name = :user

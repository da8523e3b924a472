update account set is_disabled = 1 where user_name = :user

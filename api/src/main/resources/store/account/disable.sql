update account set is_disabled = :is_disabled where user_name = :user

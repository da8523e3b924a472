update account set password_hash = :hash where user_name = :user

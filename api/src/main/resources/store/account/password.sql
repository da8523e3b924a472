update account set password_hash = :hash, must_change_password = :must_change where user_name = :user

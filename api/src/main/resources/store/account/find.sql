select user_name, role, county_code, is_disabled, created_at from account where user_name = :user

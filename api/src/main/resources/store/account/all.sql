select user_name, role, county_code, is_disabled, created_at from account order by user_name

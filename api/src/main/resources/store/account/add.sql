insert into account (user_name, role, county_code, password_hash, created_at, must_change_password)
values (:user, :role, :county, :hash, :now, :must_change)

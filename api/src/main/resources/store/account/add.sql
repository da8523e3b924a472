insert into account (user_name, role, county_code, password_hash, created_at)
values (:user, :role, :county, :hash, :now)

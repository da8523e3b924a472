insert into second_factor (user_name, secret, confirmed_at, last_step) values (:user, :secret, null, 0)
on conflict (user_name) do update set secret = excluded.secret, last_step = 0 where second_factor.confirmed_at is null

select secret, confirmed_at, last_step from second_factor where user_name = :user

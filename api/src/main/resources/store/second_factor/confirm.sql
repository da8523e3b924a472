update second_factor set confirmed_at = :now, last_step = :step where user_name = :user and confirmed_at is null

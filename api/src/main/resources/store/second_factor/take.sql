update second_factor set last_step = :step where user_name = :user and last_step < :step

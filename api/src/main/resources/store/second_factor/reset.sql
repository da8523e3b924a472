delete from second_factor where user_name = :user

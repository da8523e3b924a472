select distinct user_name from access_log order by user_name

select count(distinct query_no) as queries from saved_query

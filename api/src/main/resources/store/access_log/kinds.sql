select distinct looked_at from access_log order by looked_at

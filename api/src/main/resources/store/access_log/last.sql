select entry_no, hash from access_log order by entry_no desc limit 1

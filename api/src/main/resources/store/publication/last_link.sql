select entry_no, hash from notice_chain order by entry_no desc limit 1

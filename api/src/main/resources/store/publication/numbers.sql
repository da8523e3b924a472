select count(distinct notice_no) as notices from notice_version where notice_no like :beginning || '%'

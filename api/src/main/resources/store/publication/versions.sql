-- All versions of one notice with what happened to each, oldest version first.
select *
from notice_state
where notice_no = :notice_no
order by version

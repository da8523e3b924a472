-- The years of posted notices, newest first.
select distinct v.year
from notice_version as v
join notice_chain as posted on posted.notice_no = v.notice_no and posted.version = v.version and posted.act = 'posted'
order by v.year desc

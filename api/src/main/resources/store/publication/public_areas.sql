-- The areas of posted notices of one county.
select distinct v.area_code
from notice_version as v
join notice_chain as posted on posted.notice_no = v.notice_no and posted.version = v.version and posted.act = 'posted'
where v.county_code = :county
order by v.area_code

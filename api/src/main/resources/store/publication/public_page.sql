-- The newest posted version of each notice, newest posting first; one page after the entry of the chain whose number is given.
select
  v.notice_no,
  v.version,
  v.kind,
  v.area_code,
  v.county_code,
  v.subject_no,
  v.year,
  v.programme_codes,
  v.items,
  v.amount,
  v.sha256,
  posted.done_at as posted_at,
  posted.stands_until,
  down.done_at as taken_down_at,
  posted.entry_no
from notice_chain as posted
join notice_version as v on v.notice_no = posted.notice_no and v.version = posted.version
left join notice_event as down
  on down.notice_no = v.notice_no and down.version = v.version and down.act = 'taken_down'
where posted.act = 'posted'
  and posted.entry_no = (
    select max(p.entry_no) from notice_chain as p where p.act = 'posted' and p.notice_no = posted.notice_no
  )
  and (:area is null or v.area_code like :area || '%' or (:area = '330400'))
  and (:kind is null or v.kind = :kind)
  and (:year is null or v.year = :year)
  and (:subject is null or v.subject_no = :subject)
  and (:programme is null or (',' || v.programme_codes || ',') like '%,' || :programme || ',%')
  and (:before is null or posted.entry_no < :before)
order by posted.entry_no desc
limit :limit

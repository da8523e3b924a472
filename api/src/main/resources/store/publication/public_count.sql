select count(distinct v.notice_no) as notices
from notice_chain as posted
join notice_version as v on v.notice_no = posted.notice_no and v.version = posted.version
where posted.act = 'posted'
  and posted.entry_no = (
    select max(p.entry_no) from notice_chain as p where p.act = 'posted' and p.notice_no = posted.notice_no
  )
  and (:area is null or v.area_code like :area || '%' or (:area = '330400'))
  and (:kind is null or v.kind = :kind)
  and (:year is null or v.year = :year)
  and (:subject is null or v.subject_no = :subject)
  and (:programme is null or (',' || v.programme_codes || ',') like '%,' || :programme || ',%')

-- The newest version of each notice with what happened to it, newest notice first; the document itself is left out.
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
  v.due_on,
  v.stands_days,
  v.snapshot_id,
  '' as document,
  v.sha256,
  v.reason,
  v.prepared_by,
  v.prepared_at,
  approved.done_by as approved_by,
  approved.done_at as approved_at,
  refused.done_by as refused_by,
  refused.done_at as refused_at,
  refused.note as refused_note,
  posted.done_by as posted_by,
  posted.done_at as posted_at,
  posted.note as stands_until,
  down.done_by as taken_down_by,
  down.done_at as taken_down_at,
  down.note as taken_down_note
from notice_version as v
left join notice_event as approved
  on approved.notice_no = v.notice_no and approved.version = v.version and approved.act = 'approved'
left join notice_event as refused
  on refused.notice_no = v.notice_no and refused.version = v.version and refused.act = 'refused'
left join notice_event as posted
  on posted.notice_no = v.notice_no and posted.version = v.version and posted.act = 'posted'
left join notice_event as down
  on down.notice_no = v.notice_no and down.version = v.version and down.act = 'taken_down'
where v.version = (select max(n.version) from notice_version as n where n.notice_no = v.notice_no)
  and (:county is null or v.county_code = :county)
order by v.notice_no desc

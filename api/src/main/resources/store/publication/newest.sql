-- The newest version of each notice with what happened to it, newest notice first; the document itself is left out.
select
  notice_no,
  version,
  kind,
  area_code,
  county_code,
  subject_no,
  year,
  programme_codes,
  items,
  amount,
  due_on,
  stands_days,
  snapshot_id,
  '' as document,
  sha256,
  reason,
  prepared_by,
  prepared_at,
  approved_by,
  approved_at,
  refused_by,
  refused_at,
  refused_note,
  posted_by,
  posted_at,
  stands_until,
  taken_down_by,
  taken_down_at,
  taken_down_note
from notice_state as s
where version = (select max(n.version) from notice_version as n where n.notice_no = s.notice_no)
  and (:county is null or county_code = :county)
order by notice_no desc

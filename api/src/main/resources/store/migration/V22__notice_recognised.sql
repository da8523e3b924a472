-- Persons whom neighbours recognise by what a notice means them to, as the masked name of a head recognised.
alter table notice_attack add column meant integer not null default 0;

-- Each version with what happened to it and what the attack on it came to.
drop view notice_state;

create view notice_state as
select
  v.*,
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
  down.note as taken_down_note,
  attack.attacked_at,
  attack.attack_rows,
  attack.attack_persons,
  attack.told_before,
  attack.told,
  attack.left_out,
  attack.alone,
  attack.meant,
  attack.at_least
from notice_version as v
left join notice_attack as attack
  on attack.notice_no = v.notice_no and attack.version = v.version
left join notice_event as approved
  on approved.notice_no = v.notice_no and approved.version = v.version and approved.act = 'approved'
left join notice_event as refused
  on refused.notice_no = v.notice_no and refused.version = v.version and refused.act = 'refused'
left join notice_event as posted
  on posted.notice_no = v.notice_no and posted.version = v.version and posted.act = 'posted'
left join notice_event as down
  on down.notice_no = v.notice_no and down.version = v.version and down.act = 'taken_down';

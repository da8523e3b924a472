-- What people have told: an objection to a row of a notice, or anything else. Who told it stands in another file. Grain: tip_no.
-- The day alone is kept, not the hour, so that nobody can be told by when they wrote.
create table tip (
  tip_no text primary key,
  receipt_hash text not null unique,
  notice_no text,
  item_no integer,
  county_code text not null,
  village_code text,
  words text not null,
  told_on text not null,
  due_on text not null
);

create index tip_due on tip (due_on, tip_no);

create trigger tip_is_never_changed before update on tip
begin
  select raise(abort, 'what people told never changes');
end;

create trigger tip_is_never_removed before delete on tip
begin
  select raise(abort, 'what people told is never removed');
end;

-- What was done with it: a case was opened, an answer was given. Grain: event_no.
create table tip_event (
  event_no integer primary key,
  tip_no text not null references tip (tip_no),
  act text not null check (act in ('case_opened', 'answered')),
  done_by text not null,
  done_at text not null,
  words text not null
);

create unique index tip_has_one_case on tip_event (tip_no) where act = 'case_opened';

create trigger tip_event_is_never_changed before update on tip_event
begin
  select raise(abort, 'what was done with what people told is append-only');
end;

create trigger tip_event_is_never_removed before delete on tip_event
begin
  select raise(abort, 'what was done with what people told is append-only');
end;

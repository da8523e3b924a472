-- What happened to cases. Each entry's hash covers the entry before it; entries are only added. Grain: entry_no.
create table case_event (
  entry_no integer primary key,
  case_no text not null,
  event_no integer not null,
  at text not null,
  user_name text not null,
  kind text not null,
  document text not null,
  previous_hash text not null,
  hash text not null,
  unique (case_no, event_no)
);

create trigger case_event_is_never_changed before update on case_event
begin
  select raise(abort, 'the history of cases is append-only');
end;

create trigger case_event_is_never_removed before delete on case_event
begin
  select raise(abort, 'the history of cases is append-only');
end;

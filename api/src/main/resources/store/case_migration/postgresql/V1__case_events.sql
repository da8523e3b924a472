-- What happened to cases. Each entry's hash covers the entry before it; entries are only added. Grain: entry_no.
create table case_event (
  entry_no bigint primary key,
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

create function case_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the history of cases is append-only';
end
$$;

create trigger case_event_is_never_changed before update or delete on case_event
for each row execute function case_event_is_append_only();

create trigger case_event_is_never_emptied before truncate on case_event
for each statement execute function case_event_is_append_only();

create table account (
  user_name text primary key,
  role text not null check (role in ('leader', 'inspector', 'publisher', 'operator')),
  county_code text,
  password_hash text not null,
  is_disabled integer not null default 0,
  created_at text not null
);

create table session (
  token_hash text primary key,
  user_name text not null references account (user_name),
  created_at integer not null,
  seen_at integer not null
);

create index session_user on session (user_name);

-- Who looked at whose data, when, what for. Each entry's hash covers the one before it; nothing is changed or taken away.
create table access_log (
  entry_no integer primary key,
  at text not null,
  user_name text not null,
  role text not null,
  looked_at text not null,
  subject_no text not null,
  purpose text,
  snapshot_id text not null,
  request_id text not null,
  previous_hash text not null,
  hash text not null
);

create trigger access_log_is_never_changed before update on access_log
begin
  select raise(abort, 'the access log is append-only');
end;

create trigger access_log_is_never_shortened before delete on access_log
begin
  select raise(abort, 'the access log is append-only');
end;

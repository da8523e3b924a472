-- Roles are checked by the program, which knows them; a list here would have to be rebuilt for each new one. SQLite can't take a
-- check away, so the table is made anew; everyone signs in again.
delete from session;

create table account_without_list (
  user_name text primary key,
  role text not null,
  county_code text,
  password_hash text not null,
  is_disabled integer not null default 0,
  created_at text not null
);

insert into account_without_list (user_name, role, county_code, password_hash, is_disabled, created_at)
select user_name, role, county_code, password_hash, is_disabled, created_at
from account;

drop table account;

alter table account_without_list rename to account;

-- Versions of assessment schemes that people made; those of the catalogue stand in its files. Grain: scheme, version.
create table scheme_version (
  scheme text not null,
  version integer not null,
  document text not null,
  note text,
  made_by text not null,
  made_at text not null,
  primary key (scheme, version)
);

create trigger scheme_version_is_never_changed before update on scheme_version
begin
  select raise(abort, 'a version of a scheme never changes');
end;

create trigger scheme_version_is_never_removed before delete on scheme_version
begin
  select raise(abort, 'a version of a scheme is never removed');
end;

-- The frozen score sheets, whole, with the snapshot that they were computed from. Grain: year.
create table frozen_sheet (
  year integer primary key,
  scheme text not null,
  snapshot_id text not null,
  document text not null,
  sha256 text not null,
  frozen_by text not null,
  frozen_at text not null
);

create trigger frozen_sheet_is_never_changed before update on frozen_sheet
begin
  select raise(abort, 'a frozen sheet never changes');
end;

create trigger frozen_sheet_is_never_removed before delete on frozen_sheet
begin
  select raise(abort, 'a frozen sheet is never removed');
end;

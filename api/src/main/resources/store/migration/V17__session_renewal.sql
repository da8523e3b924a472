-- A session's id is renewed while it lasts: the ids of one sign-in have its family in common. All sign in again once.
delete from session;
alter table session add column family text not null default '';
alter table session add column issued_at integer not null default 0;
alter table session add column renewed_at integer;
alter table session add column is_used integer not null default 0;
alter table session add column ends_at integer;
create index session_family on session (family);

-- The notices that the publisher prepares. A version is a document that never changes; a correction is the next version.
-- Grain: notice_no, version.
create table notice_version (
  notice_no text not null,
  version integer not null,
  kind text not null,
  area_code text not null,
  county_code text not null,
  subject_no text not null,
  year integer not null,
  programme_codes text not null,
  items integer not null,
  amount text,
  due_on text not null,
  stands_days integer not null,
  snapshot_id text not null,
  document text not null,
  sha256 text not null,
  reason text,
  prepared_by text not null,
  prepared_at text not null,
  primary key (notice_no, version)
);

create index notice_version_subject on notice_version (kind, area_code, subject_no);

create trigger notice_version_is_never_changed before update on notice_version
begin
  select raise(abort, 'a version of a notice never changes');
end;

create trigger notice_version_is_never_removed before delete on notice_version
begin
  select raise(abort, 'a version of a notice is never removed');
end;

-- What happened to a version: checked, approved, refused, posted, taken_down. Grain: event_no.
create table notice_event (
  event_no integer primary key,
  notice_no text not null,
  version integer not null,
  act text not null check (act in ('prepared', 'checked', 'approved', 'refused', 'posted', 'taken_down')),
  done_by text not null,
  done_at text not null,
  note text,
  foreign key (notice_no, version) references notice_version (notice_no, version)
);

-- Nothing happens twice to a version.
create unique index notice_event_once on notice_event (notice_no, version, act);

create trigger notice_event_is_never_changed before update on notice_event
begin
  select raise(abort, 'what happened to a notice is append-only');
end;

create trigger notice_event_is_never_removed before delete on notice_event
begin
  select raise(abort, 'what happened to a notice is append-only');
end;

-- The public chain: each posting and each taking down with the digest of the document and of the entry before. Grain: entry_no.
create table notice_chain (
  entry_no integer primary key,
  act text not null check (act in ('posted', 'taken_down')),
  notice_no text not null,
  version integer not null,
  document_sha256 text not null,
  done_at text not null,
  stands_until text not null,
  previous_hash text not null,
  hash text not null,
  foreign key (notice_no, version) references notice_version (notice_no, version)
);

create trigger notice_chain_is_never_changed before update on notice_chain
begin
  select raise(abort, 'the chain of notices is append-only');
end;

create trigger notice_chain_is_never_shortened before delete on notice_chain
begin
  select raise(abort, 'the chain of notices is append-only');
end;

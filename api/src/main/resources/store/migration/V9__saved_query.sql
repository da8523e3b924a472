-- Questions that inspectors keep: each version whole, whose it is, for which area, whether others of the area may see it. A version is
-- never changed; a new one follows it.
create table saved_query (
  query_no text not null,
  version integer not null,
  name text not null,
  county_code text,
  is_shared integer not null check (is_shared in (0, 1)),
  document text not null,
  made_by text not null,
  made_at text not null,
  primary key (query_no, version)
);
create trigger saved_query_stays before update on saved_query
begin select raise(abort, 'a saved query is never changed'); end;
create trigger saved_query_is_kept before delete on saved_query
begin select raise(abort, 'a saved query is never deleted'); end;

-- Other parameters of a rule that run beside the live ones: who proposed them, who ended them, what came of them on each snapshot.
-- Rows are added and never changed; the live flags are never touched.
create table shadow_run (
  shadow_no text primary key,
  query_no text not null,
  version integer not null,
  rule text not null,
  county_code text,
  document text not null,
  words text not null,
  proposed_by text not null,
  proposed_at text not null
);
create table shadow_end (
  shadow_no text primary key references shadow_run (shadow_no),
  words text not null,
  ended_by text not null,
  ended_at text not null
);
-- The flags by number, as lists of JSON: only live, only beside, both.
create table shadow_result (
  shadow_no text not null references shadow_run (shadow_no),
  snapshot_id text not null,
  worked_at text not null,
  dropped text not null,
  raised text not null,
  same text not null,
  primary key (shadow_no, snapshot_id)
);
create trigger shadow_run_stays before update on shadow_run
begin select raise(abort, 'a run beside is never changed'); end;
create trigger shadow_run_is_kept before delete on shadow_run
begin select raise(abort, 'a run beside is never deleted'); end;

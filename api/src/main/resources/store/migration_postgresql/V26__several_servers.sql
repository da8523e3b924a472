-- The whole memory of servers that share one database, as the migrations of the file of a single server have made it (V1 to V26); what is
-- added there from then on is added here by a migration of the same number. StoreFormTest holds the two forms to each other.
-- Texts are ordered by their bytes, as there.

create table account (
  user_name text collate "C" primary key,
  role text collate "C" not null,
  county_code text collate "C",
  password_hash text collate "C" not null,
  is_disabled boolean not null default false,
  created_at text collate "C" not null,
  must_change_password boolean not null default false
);

create table session (
  token_hash text collate "C" primary key,
  user_name text collate "C" not null references account (user_name),
  created_at bigint not null,
  seen_at bigint not null,
  family text collate "C" not null default '',
  issued_at bigint not null default 0,
  renewed_at bigint,
  is_used boolean not null default false,
  ends_at bigint,
  is_vouched boolean not null default false
);

-- The second factor of an account (RFC 6238): its secret, when its owner proved to have it, and the time step of the last code
-- taken, so that no code counts twice.
create table second_factor (
  user_name text collate "C" primary key references account (user_name),
  secret text collate "C" not null,
  confirmed_at text collate "C",
  last_step bigint not null default 0
);

-- Keys for programs: of whom, for what, with which of the owner's permissions, until when. The key itself is kept nowhere.
create table api_token (
  token_no bigint primary key,
  token_hash text collate "C" not null unique,
  user_name text collate "C" not null references account (user_name),
  title text collate "C" not null,
  permissions text collate "C" not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  revoked_at bigint
);

-- Who looked at whose data, when, what for. Each entry's hash covers the one before it; nothing is changed or taken away.
create table access_log (
  entry_no bigint primary key,
  at text collate "C" not null,
  user_name text collate "C" not null,
  role text collate "C" not null,
  looked_at text collate "C" not null,
  subject_no text collate "C" not null,
  purpose text collate "C",
  snapshot_id text collate "C" not null,
  request_id text collate "C" not null,
  previous_hash text collate "C" not null,
  hash text collate "C" not null,
  address text collate "C"
);

-- Versions of assessment schemes that people made; those of the catalogue stand in its files. Grain: scheme, version.
create table scheme_version (
  scheme text collate "C" not null,
  version integer not null,
  document text collate "C" not null,
  note text collate "C",
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  primary key (scheme, version)
);

-- The frozen score sheets, whole, with the snapshot that they were computed from. Grain: year.
create table frozen_sheet (
  year integer primary key,
  scheme text collate "C" not null,
  snapshot_id text collate "C" not null,
  document text collate "C" not null,
  sha256 text collate "C" not null,
  frozen_by text collate "C" not null,
  frozen_at text collate "C" not null
);

-- The notices that the publisher prepares. A version is a document that never changes; a correction is the next version.
-- Grain: notice_no, version.
create table notice_version (
  notice_no text collate "C" not null,
  version integer not null,
  kind text collate "C" not null,
  area_code text collate "C" not null,
  county_code text collate "C" not null,
  subject_no text collate "C" not null,
  year integer not null,
  programme_codes text collate "C" not null,
  items integer not null,
  amount text collate "C",
  due_on text collate "C" not null,
  stands_days integer not null,
  snapshot_id text collate "C" not null,
  document text collate "C" not null,
  sha256 text collate "C" not null,
  reason text collate "C",
  prepared_by text collate "C" not null,
  prepared_at text collate "C" not null,
  primary key (notice_no, version)
);

-- What happened to a version: checked, approved, refused, posted, taken_down. Grain: event_no.
create table notice_event (
  event_no bigint primary key,
  notice_no text collate "C" not null,
  version integer not null,
  act text collate "C" not null check (act in ('prepared', 'checked', 'approved', 'refused', 'posted', 'taken_down')),
  done_by text collate "C" not null,
  done_at text collate "C" not null,
  note text collate "C",
  foreign key (notice_no, version) references notice_version (notice_no, version)
);

-- The public chain: each posting and each taking down with the digest of the document and of the entry before. Grain: entry_no.
create table notice_chain (
  entry_no bigint primary key,
  act text collate "C" not null check (act in ('posted', 'taken_down')),
  notice_no text collate "C" not null,
  version integer not null,
  document_sha256 text collate "C" not null,
  done_at text collate "C" not null,
  stands_until text collate "C" not null,
  previous_hash text collate "C" not null,
  hash text collate "C" not null,
  foreign key (notice_no, version) references notice_version (notice_no, version)
);

-- What the attack on a version of a notice came to, kept with it. Grain: notice_no, version.
create table notice_attack (
  notice_no text collate "C" not null,
  version integer not null,
  attacked_at text collate "C" not null,
  attack_rows integer not null,
  attack_persons integer not null,
  told_before integer not null,
  told integer not null,
  left_out integer not null,
  alone integer not null,
  at_least integer not null,
  meant integer not null default 0,
  primary key (notice_no, version),
  foreign key (notice_no, version) references notice_version (notice_no, version)
);

-- The look-up codes on the households' lists, as HMAC alone. Grain: code_hash. One code of a household is good at a time.
create table lookup_code (
  code_hash text collate "C" primary key,
  household_id text collate "C" not null,
  village_code text collate "C" not null,
  county_code text collate "C" not null,
  issued_by text collate "C" not null,
  issued_at text collate "C" not null,
  expires_on text collate "C" not null,
  replaced_at text collate "C"
);

-- What people have told: an objection to a row of a notice, or anything else. Who told it stands in another file. Grain: tip_no.
-- The day alone is kept, not the hour, so that nobody can be told by when they wrote.
create table tip (
  tip_no text collate "C" primary key,
  receipt_hash text collate "C" not null unique,
  notice_no text collate "C",
  item_no integer,
  county_code text collate "C" not null,
  village_code text collate "C",
  words text collate "C" not null,
  told_on text collate "C" not null,
  due_on text collate "C" not null
);

-- What was done with it: a case was opened, an answer was given. Grain: event_no.
create table tip_event (
  event_no bigint primary key,
  tip_no text collate "C" not null references tip (tip_no),
  act text collate "C" not null check (act in ('case_opened', 'answered')),
  done_by text collate "C" not null,
  done_at text collate "C" not null,
  words text collate "C" not null
);

-- Each release of a data set with what the attack on it came to; one that failed is kept and not posted. Grain: dataset, snapshot_id.
create table dataset_release (
  dataset text collate "C" not null,
  snapshot_id text collate "C" not null,
  made_at text collate "C" not null,
  is_posted boolean not null,
  row_count integer not null,
  left_out integer not null,
  told integer not null,
  differing integer not null,
  csv_sha256 text collate "C" not null,
  jsonl_sha256 text collate "C" not null,
  parquet_sha256 text collate "C" not null,
  told_before integer,
  persons_told integer,
  primary key (dataset, snapshot_id)
);

-- Questions that inspectors keep: each version whole, whose it is, for which area, whether others of the area may see it. A version is
-- never changed; a new one follows it.
create table saved_query (
  query_no text collate "C" not null,
  version integer not null,
  name text collate "C" not null,
  county_code text collate "C",
  is_shared boolean not null,
  document text collate "C" not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  primary key (query_no, version)
);

-- What visits to households of the random control found; such a household bore no flag. Rows are added and never changed.
create table control_visit (
  visit_no bigint primary key,
  household_id text collate "C" not null,
  county_code text collate "C" not null,
  snapshot_id text collate "C" not null,
  is_found boolean not null,
  note text collate "C" not null,
  recorded_by text collate "C" not null,
  recorded_at text collate "C" not null
);

-- Other parameters of a rule that run beside the live ones: who proposed them, who ended them, what came of them on each snapshot.
-- Rows are added and never changed; the live flags are never touched.
create table shadow_run (
  shadow_no text collate "C" primary key,
  query_no text collate "C" not null,
  version integer not null,
  rule text collate "C" not null,
  county_code text collate "C",
  document text collate "C" not null,
  words text collate "C" not null,
  proposed_by text collate "C" not null,
  proposed_at text collate "C" not null
);

create table shadow_end (
  shadow_no text collate "C" primary key references shadow_run (shadow_no),
  words text collate "C" not null,
  ended_by text collate "C" not null,
  ended_at text collate "C" not null
);

-- The flags by number, as lists of JSON: only live, only beside, both.
create table shadow_result (
  shadow_no text collate "C" not null references shadow_run (shadow_no),
  snapshot_id text collate "C" not null,
  worked_at text collate "C" not null,
  dropped text collate "C" not null,
  raised text collate "C" not null,
  same text collate "C" not null,
  primary key (shadow_no, snapshot_id)
);

-- Sign-ins that were begun at a provider of identities and have not ended: what the browser must bring back, as a hash alone. Grain: binding_hash.
create table sso_begun (
  binding_hash text collate "C" primary key,
  state text collate "C" not null,
  nonce text collate "C" not null,
  verifier text collate "C" not null,
  begun_at bigint not null
);

create index session_of_user on session (user_name);
create index notice_version_subject on notice_version (kind, area_code, subject_no);
create unique index notice_event_once on notice_event (notice_no, version, act);
create unique index lookup_code_good on lookup_code (household_id) where replaced_at is null;
create index lookup_code_village on lookup_code (county_code, village_code, issued_at);
create index tip_due on tip (due_on, tip_no);
create unique index tip_has_one_case on tip_event (tip_no) where act = 'case_opened';
create unique index control_visit_once on control_visit (household_id, snapshot_id);
create index api_token_user on api_token (user_name);
create index session_family on session (family);

-- How to reach whoever told something, sealed under a key that is not in the database. Grain: tip_no.
create table teller (
  tip_no text collate "C" primary key,
  sealed bytea not null
);

-- Each entry with its day and time in the city (UTC+8).
create view access_log_by_day as
select
  access_log.*,
  to_char(at::timestamptz at time zone interval '8 hours', 'YYYY-MM-DD') as day,
  to_char(at::timestamptz at time zone interval '8 hours', 'HH24:MI:SS') as time_of_day
from access_log;

-- Each version with what happened to it and what the attack on it came to.
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

create function is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '%: what is kept there is only added to', tg_table_name;
end
$$;

create trigger access_log_stays before update or delete on access_log for each row execute function is_append_only();
create trigger access_log_is_kept before truncate on access_log for each statement execute function is_append_only();
create trigger scheme_version_stays before update or delete on scheme_version for each row execute function is_append_only();
create trigger scheme_version_is_kept before truncate on scheme_version for each statement execute function is_append_only();
create trigger frozen_sheet_stays before update or delete on frozen_sheet for each row execute function is_append_only();
create trigger frozen_sheet_is_kept before truncate on frozen_sheet for each statement execute function is_append_only();
create trigger notice_version_stays before update or delete on notice_version for each row execute function is_append_only();
create trigger notice_version_is_kept before truncate on notice_version for each statement execute function is_append_only();
create trigger notice_event_stays before update or delete on notice_event for each row execute function is_append_only();
create trigger notice_event_is_kept before truncate on notice_event for each statement execute function is_append_only();
create trigger notice_chain_stays before update or delete on notice_chain for each row execute function is_append_only();
create trigger notice_chain_is_kept before truncate on notice_chain for each statement execute function is_append_only();
create trigger notice_attack_stays before update or delete on notice_attack for each row execute function is_append_only();
create trigger notice_attack_is_kept before truncate on notice_attack for each statement execute function is_append_only();
create trigger tip_stays before update or delete on tip for each row execute function is_append_only();
create trigger tip_is_kept before truncate on tip for each statement execute function is_append_only();
create trigger tip_event_stays before update or delete on tip_event for each row execute function is_append_only();
create trigger tip_event_is_kept before truncate on tip_event for each statement execute function is_append_only();
create trigger dataset_release_stays before update or delete on dataset_release for each row execute function is_append_only();
create trigger dataset_release_is_kept before truncate on dataset_release for each statement execute function is_append_only();
create trigger saved_query_stays before update or delete on saved_query for each row execute function is_append_only();
create trigger saved_query_is_kept before truncate on saved_query for each statement execute function is_append_only();
create trigger control_visit_stays before update or delete on control_visit for each row execute function is_append_only();
create trigger control_visit_is_kept before truncate on control_visit for each statement execute function is_append_only();
create trigger shadow_run_stays before update or delete on shadow_run for each row execute function is_append_only();
create trigger shadow_run_is_kept before truncate on shadow_run for each statement execute function is_append_only();

create function look_up_code_is_only_replaced() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.code_hash, new.household_id, new.village_code, new.county_code, new.issued_by, new.issued_at, new.expires_on)
      is distinct from (old.code_hash, old.household_id, old.village_code, old.county_code, old.issued_by, old.issued_at, old.expires_on)
    or old.replaced_at is not null then
    raise exception 'a look-up code is only replaced';
  end if;
  return new;
end
$$;

create trigger lookup_code_is_only_replaced before update or delete on lookup_code
for each row execute function look_up_code_is_only_replaced();
create trigger lookup_code_is_kept before truncate on lookup_code for each statement execute function is_append_only();

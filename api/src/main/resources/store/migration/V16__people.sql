-- A password that someone else has set is changed by its owner before anything else.
alter table account add column must_change_password integer not null default 0;

-- The second factor of an account (RFC 6238): its secret, when its owner proved to have it, and the time step of the last code
-- taken, so that no code counts twice.
create table second_factor (
  user_name text primary key references account (user_name),
  secret text not null,
  confirmed_at text,
  last_step integer not null default 0
);

-- Keys for programs: of whom, for what, with which of the owner's permissions, until when. The key itself is kept nowhere.
create table api_token (
  token_no integer primary key,
  token_hash text not null unique,
  user_name text not null references account (user_name),
  title text not null,
  permissions text not null,
  created_at integer not null,
  expires_at integer not null,
  used_at integer,
  revoked_at integer
);

create index api_token_user on api_token (user_name);

-- From where a look came. Entries of before have none, and their hashes stand.
alter table access_log add column address text;

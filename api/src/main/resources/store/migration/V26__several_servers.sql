-- Each entry with its day and time in the city (UTC+8).
create view access_log_by_day as
select access_log.*, date(at, '+8 hours') as day, time(at, '+8 hours') as time_of_day
from access_log;

-- Sign-ins that were begun at a provider of identities and have not ended: what the browser must bring back, as a hash alone. Grain: binding_hash.
create table sso_begun (
  binding_hash text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  begun_at bigint not null
);

-- Each release of a data set with what the attack on it came to; one that failed is kept and not posted. Grain: dataset, snapshot_id.
create table dataset_release (
  dataset text not null,
  snapshot_id text not null,
  made_at text not null,
  is_posted integer not null,
  row_count integer not null,
  left_out integer not null,
  told integer not null,
  differing integer not null,
  csv_sha256 text not null,
  jsonl_sha256 text not null,
  parquet_sha256 text not null,
  primary key (dataset, snapshot_id)
);

create trigger dataset_release_is_never_changed before update on dataset_release
begin
  select raise(abort, 'a release never changes');
end;

create trigger dataset_release_is_never_removed before delete on dataset_release
begin
  select raise(abort, 'a release is never removed');
end;

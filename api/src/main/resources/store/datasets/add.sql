insert into dataset_release (
  dataset, snapshot_id, made_at, is_posted, row_count, left_out, told, differing, told_before, persons_told, csv_sha256, jsonl_sha256, parquet_sha256
)
values (
  :dataset, :snapshot_id, :made_at, :is_posted, :row_count, :left_out, :told, :differing, :told_before, :persons_told, :csv_sha256, :jsonl_sha256, :parquet_sha256
)
on conflict (dataset, snapshot_id) do nothing

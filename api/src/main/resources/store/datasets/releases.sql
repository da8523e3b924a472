select
  dataset, snapshot_id, made_at, is_posted, row_count, left_out, told, differing, told_before, persons_told, csv_sha256, jsonl_sha256, parquet_sha256
from dataset_release
where dataset = :dataset
order by made_at desc, snapshot_id desc

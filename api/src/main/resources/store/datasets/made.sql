select snapshot_id, dataset
from dataset_release

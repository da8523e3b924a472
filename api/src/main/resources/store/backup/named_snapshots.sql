select snapshot_id from frozen_sheet
union
select snapshot_id from notice_version

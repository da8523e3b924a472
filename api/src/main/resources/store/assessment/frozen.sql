select year, scheme, snapshot_id, document, sha256, frozen_by, frozen_at from frozen_sheet order by year desc

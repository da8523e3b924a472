insert into frozen_sheet (year, scheme, snapshot_id, document, sha256, frozen_by, frozen_at)
values (:year, :scheme, :snapshot, :document, :sha256, :user, :now)
on conflict do nothing

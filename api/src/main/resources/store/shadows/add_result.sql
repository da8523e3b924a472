insert into shadow_result (shadow_no, snapshot_id, worked_at, dropped, raised, same)
values (:shadow_no, :snapshot_id, :worked_at, :dropped, :raised, :same)
on conflict do nothing

insert into control_visit (visit_no, household_id, county_code, snapshot_id, is_found, note, recorded_by, recorded_at)
values ((select coalesce(max(visit_no), 0) + 1 from control_visit), :household, :county, :snapshot, :found, :note, :user, :now)
on conflict do nothing

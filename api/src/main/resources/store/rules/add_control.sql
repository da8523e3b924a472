insert or ignore into control_visit (household_id, county_code, snapshot_id, is_found, note, recorded_by, recorded_at)
values (:household, :county, :snapshot, :found, :note, :user, :now)

insert into lookup_code (code_hash, household_id, village_code, county_code, issued_by, issued_at, expires_on)
values (:code_hash, :household_id, :village_code, :county_code, :issued_by, :issued_at, :expires_on)

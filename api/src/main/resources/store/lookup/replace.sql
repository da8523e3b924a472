update lookup_code
set replaced_at = :now
where household_id = :household_id and replaced_at is null

select count(*) as runs from shadow_run

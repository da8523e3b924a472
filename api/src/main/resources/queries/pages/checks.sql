-- The checks of the snapshot before it was published, those that failed first.
select "check" as check_name, table_name, expected, found, is_passed
from fact_check
order by is_passed, check_name

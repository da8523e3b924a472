select query_no, version, name, county_code, is_shared, document, made_by, made_at
from saved_query
where query_no = :query_no and version = :version

insert into saved_query (query_no, version, name, county_code, is_shared, document, made_by, made_at)
values (:query_no, :version, :name, :county_code, :is_shared, :document, :made_by, :made_at)
on conflict do nothing

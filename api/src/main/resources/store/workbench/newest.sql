-- The newest version of each query, newest first.
select q.query_no, q.version, q.name, q.county_code, q.is_shared, q.document, q.made_by, q.made_at
from saved_query as q
where q.version = (select max(version) from saved_query where query_no = q.query_no)
order by q.query_no desc

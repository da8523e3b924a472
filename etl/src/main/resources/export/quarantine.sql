-- What was refused. Grain: a row, or a file (line 0).
select q.source, q.file, q.line, q.reason, q.column_name, q.says
from fact_quarantine as q
order by q.source, q.file, q.line

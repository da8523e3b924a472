-- The years in which money moved, newest first.
select distinct year
from (/* funds/books */) as books
order by year desc

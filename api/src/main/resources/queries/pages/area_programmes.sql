-- What one area was paid in one year by programme, in yuan; most first.
select
  programme_code,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  sum(payments) as payments
from (/* funds/books */) as books
where village_code is not null
  and (:area = '330400' or starts_with(village_code, :area))
group by programme_code
order by sum(ordered) desc, programme_code

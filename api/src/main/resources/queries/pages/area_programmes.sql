-- What one area was paid in one year by programme, in yuan; most first.
select
  programme_code,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  sum(payments) as payments
from fact_fund_flow
where year = :year
  and village_code is not null
  and (:area = '330400' or starts_with(village_code, :area))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by programme_code
order by sum(ordered) desc, programme_code

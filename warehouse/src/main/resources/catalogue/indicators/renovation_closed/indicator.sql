-- Clause 四（一）: 改造一户、销档一户. One row a case identified in the year or before and not closed before the year.
with year_of_horizon as (
  select distinct year
  from dim_date
)
select
  y.year,
  r.village_code,
  r.case_no as item_no,
  case when r.closed_on <= make_date(y.year, 12, 31) then 1 else 0 end as numerator,
  1 as denominator
from fact_renovation as r
join year_of_horizon as y
  on year(r.identified_on) <= y.year
  and (r.closed_on is null or year(r.closed_on) >= y.year)

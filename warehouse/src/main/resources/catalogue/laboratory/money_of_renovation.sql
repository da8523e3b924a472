-- Clause 四（一）: local funds beside those from above for renovations (P12) accepted in the year.
-- One row a year, county and programme, in yuan.
select
  year(r.accepted_on) as year,
  r.county_code,
  'P12' as programme_code,
  cast(sum(r.upper_fund * m.value) as decimal(18,2)) as amount
from fact_renovation as r
join dim_parameter as m
  on m.name = 'renovation_match_ratio'
  and r.accepted_on between m.valid_from and m.valid_to
group by year(r.accepted_on), r.county_code

-- What was paid in one year by source of funds: money, payments, and how many households got it.
select
  fund_source_code as part,
  count(distinct household_id) as households,
  count(*) as payments,
  coalesce(sum(amount), 0) as amount
from fact_payment
where year = :year
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by fund_source_code
order by fund_source_code

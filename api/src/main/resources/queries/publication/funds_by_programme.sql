-- What was paid in one year by programme: money, payments, and how many households got it.
select
  programme_code as part,
  count(distinct household_id) as households,
  count(*) as payments,
  coalesce(sum(amount), 0) as amount
from fact_payment
where year = :year
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by programme_code
order by programme_code

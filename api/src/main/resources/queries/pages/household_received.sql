-- What one household received, by year and programme.
select year, programme_code, count(*) as payments, sum(amount) as amount
from fact_payment_by_household
where household_id = :household
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by year, programme_code
order by year desc, programme_code

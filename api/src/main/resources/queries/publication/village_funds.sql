-- What was paid in a village in each year by programme, and to how many households; the caller takes the small cells out. Grain: year, programme.
select
  year,
  programme_code,
  count(distinct household_id) as households,
  count(*) as payments,
  coalesce(sum(amount), 0) as amount
from fact_payment
where village_code = :village
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by year, programme_code
order by year desc, programme_code

-- The payments that the books sum up; other queries stand around it. Grain: payment. In yuan.
select
  payment_no,
  fund_source_code,
  county_code,
  programme_code,
  substring(village_code, 1, 9) as town_code,
  village_code,
  household_id,
  amount as ordered,
  case when bank_status = 'PAID' then bank_amount else 0 end as confirmed,
  case when publication_no is not null then amount else 0 end as published
from fact_payment
where year = :year
  and (cast(:source as varchar) is null or fund_source_code = cast(:source as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:programme as varchar) is null or programme_code = cast(:programme as varchar))
  and (cast(:town as varchar) is null or substring(village_code, 1, 9) = cast(:town as varchar))
  and (cast(:village as varchar) is null or village_code = cast(:village as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

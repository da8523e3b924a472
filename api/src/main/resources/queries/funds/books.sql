-- The one sum that all books of funds rest on; other queries stand around it. In yuan. Grain: year, month, fund source, county,
-- programme, village. An allocation reaches county and programme, so its town and village are empty; a programme that is not named is
-- an empty text. published is what was ordered in batches that a notice tells of.
select
  year,
  month,
  fund_source_code,
  county_code,
  coalesce(programme_code, '') as programme_code,
  substring(village_code, 1, 9) as town_code,
  village_code,
  allocated,
  ordered,
  confirmed,
  published,
  payments
from fact_fund_flow
where year = :year
  and (cast(:source as varchar) is null or fund_source_code = cast(:source as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:programme as varchar) is null or coalesce(programme_code, '') = cast(:programme as varchar))
  and (cast(:town as varchar) is null or substring(village_code, 1, 9) = cast(:town as varchar))
  and (cast(:village as varchar) is null or village_code = cast(:village as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

-- The books of a scope: the one sum of the catalogue (macros/fund_books.sql), of a year and within the places that are named, of all where
-- none is; other queries stand around it. In yuan. Grain: year, month, fund source, county, programme, village.
select *
from (
/* the catalogue's fund books */
) as book
where (cast(:year as varchar) is null or year = cast(:year as integer))
  and (cast(:source as varchar) is null or fund_source_code = cast(:source as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:programme as varchar) is null or programme_code = cast(:programme as varchar))
  and (cast(:town as varchar) is null or town_code = cast(:town as varchar))
  and (cast(:village as varchar) is null or village_code = cast(:village as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

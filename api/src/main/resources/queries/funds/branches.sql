-- One level of the tree of funds below what is named; :level is source, county, programme, town or village. In yuan. Towns and
-- villages have no allocation, which reaches county and programme.
select
  case cast(:level as varchar)
    when 'source' then books.fund_source_code
    when 'county' then books.county_code
    when 'programme' then books.programme_code
    when 'town' then books.town_code
    when 'village' then books.village_code
  end as code,
  min(dim_division.name) as name,
  sum(allocated) as allocated,
  sum(ordered) as ordered,
  sum(confirmed) as confirmed,
  sum(published) as published,
  sum(payments) as payments
from (/* funds/books */) as books
left join dim_division
  on dim_division.division_code = case cast(:level as varchar)
    when 'county' then books.county_code
    when 'town' then books.town_code
    when 'village' then books.village_code
  end
where cast(:level as varchar) not in ('town', 'village') or books.village_code is not null
group by 1
order by 1

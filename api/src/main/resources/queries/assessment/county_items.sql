-- The rows behind a figure whose items bear a county; one page, after the row whose key is given.
with item as (
/* the indicator's own SQL */
),
item_of_area as (
  select
    cast(item.item_no as varchar) as item_no,
    item.county_code as area_code,
    dim_division.name as area_name,
    cast(item.numerator as decimal(24, 6)) as numerator,
    cast(item.denominator as decimal(24, 6)) as denominator
  from item
  join dim_division on dim_division.division_code = item.county_code
  where item.year = :year
    and (:area = '330400' or :area = item.county_code)
    and (cast(:viewer_county as varchar) is null or item.county_code = cast(:viewer_county as varchar))
)
select
  item_no,
  area_code,
  area_name,
  numerator,
  denominator,
  count(*) over () as rows_in_all,
  sum(numerator) over () as numerator_in_all,
  sum(denominator) over () as denominator_in_all
from item_of_area
qualify cast(:after_key as varchar) is null or (area_code, item_no) > (cast(:after_key as varchar), cast(:after_id as varchar))
order by area_code, item_no
limit cast(:limit as integer)

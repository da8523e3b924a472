-- The rows behind a figure; one page, after the row whose key is given, or the one row that is asked for.
with item as (
/* the indicator's own SQL */
),
item_of_area as (
  select
    cast(item.item_no as varchar) as item_no,
    item./* its area */ as area_code,
    dim_division.name as area_name,
    cast(item.numerator as decimal(24, 6)) as numerator,
    cast(item.denominator as decimal(24, 6)) as denominator
  from item
  join dim_division on dim_division.division_code = item./* its area */
  where item.year = :year
    and item.item_no is not null
    and case
      when :is_of_each_area = 1 then dim_division.division_code = :area
      else :area = '330400' or starts_with(dim_division.division_code, :area)
    end
    and (cast(:viewer_county as varchar) is null or left(dim_division.division_code, 6) = cast(:viewer_county as varchar))
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
qualify (cast(:after_key as varchar) is null or (area_code, item_no) > (cast(:after_key as varchar), cast(:after_id as varchar)))
  and (cast(:item as varchar) is null or item_no = cast(:item as varchar))
order by area_code, item_no
limit cast(:limit as integer)

-- The rows behind a figure for who may not see persons: a running number in place of the row's own, the town in place of
-- the village, in an order that tells nothing of the row's number.
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
),
numbered_item as (
  select
    row_number() over (
      order by left(item_of_area.area_code, 9), numerator desc nulls last, denominator desc nulls last, sha256(item_no)
    ) as nth,
    left(item_of_area.area_code, 9) as area_code,
    numerator,
    denominator
  from item_of_area
)
select
  numbered_item.nth,
  numbered_item.area_code,
  dim_division.name as area_name,
  numbered_item.numerator,
  numbered_item.denominator,
  count(*) over () as rows_in_all,
  sum(numbered_item.numerator) over () as numerator_in_all,
  sum(numbered_item.denominator) over () as denominator_in_all
from numbered_item
join dim_division on dim_division.division_code = numbered_item.area_code
qualify cast(:after_id as varchar) is null or numbered_item.nth > cast(:after_id as bigint)
order by numbered_item.nth
limit cast(:limit as integer)

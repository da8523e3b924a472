-- The rows of one indicator as rows of indicator_item, {{household}} being whose household an item is of. An indicator whose every row
-- either counts or doesn't tells of who is counted and of who isn't; of amounts only the sums tell.
with item as materialized (
  select
    rows_of_indicator.year,
    rows_of_indicator.village_code,
    cast(rows_of_indicator.item_no as string) as item_no,
    cast(rows_of_indicator.numerator as decimal(24,6)) as numerator,
    cast(rows_of_indicator.denominator as decimal(24,6)) as denominator
  from (
{{rows}}
  ) as rows_of_indicator
  where rows_of_indicator.item_no is not null
),
kind as (
  select bool_and(numerator in (0, 1) and coalesce(denominator, 1) = 1) as is_yes_no
  from item
),
own as (
{{own}}
)
select
  '{{indicator}}' as indicator,
  cast(item.year as integer) as year,
  coalesce(substring(item.village_code, 1, 6), 'NONE') as county_code,
  coalesce(own.household_id, item.item_no) as household_id,
  kind.is_yes_no,
  item.numerator,
  {{denominator}} as denominator
from item
cross join kind
left join own on own.item_no = item.item_no and (own.year is null or own.year = item.year)

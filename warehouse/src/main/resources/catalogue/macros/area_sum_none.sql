-- Items that stand once for each area they count in: nothing is added up from one area to the next.
area_sum as (
  select
    area_code,
    year,
    cast(numerator as decimal(24,6)) as numerator,
    cast(denominator as decimal(24,6)) as denominator
  from item
),

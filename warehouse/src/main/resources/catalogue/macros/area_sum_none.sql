-- Nothing to add up: the rows are the areas' figures.
area_sum as (
  select
    area_code,
    year,
    cast(numerator as decimal(24,6)) as numerator,
    cast(denominator as decimal(24,6)) as denominator
  from item
),

-- Items of counties, for the county and for the city.
area_length as (
  select length from (values (0), (6)) as t(length)
),
area_sum as (
  select
    case when l.length = 0 then '330400' else i.county_code end as area_code,
    i.year,
    cast(i.numerator as decimal(24,6)) as numerator,
    cast(i.denominator as decimal(24,6)) as denominator
  from item as i
  cross join area_length as l
),

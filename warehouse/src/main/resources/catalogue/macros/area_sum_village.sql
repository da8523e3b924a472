-- Items of villages, added up once by village and then by each area that it lies in.
village_sum as (
  select
    village_code,
    year,
    sum(cast(numerator as decimal(24,6))) as numerator,
    sum(cast(denominator as decimal(24,6))) as denominator
  from item
  group by village_code, year
),
area_length as (
  select length from (values (0), (6), (9), (12)) as t(length)
),
area_sum as (
  select
    case when l.length = 0 then '330400' else substring(v.village_code, 1, l.length) end as area_code,
    v.year,
    v.numerator,
    v.denominator
  from village_sum as v
  cross join area_length as l
),

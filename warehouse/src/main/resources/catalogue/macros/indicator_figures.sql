-- The figures of one indicator as rows of fact_indicator, from its item rows. Grain: area_code, year.
-- The city and the counties have a row for each year of the data, so that a figure that can't be given says why.
-- {{indicator}} and its like are filled from the indicator's checked description.
with item as (
{{rows}}
),
nth_year as (
  select n
  from (values
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9),
    (10), (11), (12), (13), (14), (15), (16), (17), (18), (19),
    (20), (21), (22), (23), (24), (25), (26), (27), (28), (29),
    (30), (31), (32), (33), (34), (35), (36), (37), (38), (39),
    (40), (41), (42), (43), (44), (45), (46), (47), (48), (49)
  ) as t(n)
),
data_year as (
  select year(h.data_starts_on) + t.n as year
  from dim_horizon as h
  inner join nth_year as t
    on year(h.data_starts_on) + t.n <= year(h.data_ends_on)
),
{{area_sum}}
every_sum as (
  select area_code, cast(year as integer) as year, numerator, denominator, 1 as items
  from area_sum
  where area_code is not null
  union all
  select
    d.division_code as area_code,
    cast(y.year as integer) as year,
    cast(null as decimal(24,6)) as numerator,
    cast(null as decimal(24,6)) as denominator,
    0 as items
  from dim_division as d
  cross join data_year as y
  where d.level in ('city', 'county')
),
area_total as (
  select
    area_code,
    year,
    cast(sum(numerator) as decimal(24,6)) as numerator,
    cast(sum(denominator) as decimal(24,6)) as denominator,
    sum(items) as items
  from every_sum
  group by area_code, year
),
area_figure as (
  select
    area_code,
    case
      when area_code = '330400' then 'city'
      when length(area_code) = 6 then 'county'
      when length(area_code) = 9 then 'town'
      else 'village'
    end as area_level,
    year,
    numerator,
    {{denominator}} as denominator,
    items
  from area_total
),
given_target as (
{{targets}}
),
-- The target is looked up beside the figure, never by the figures again: that would compute the item rows twice.
valued as (
  select
    f.area_code,
    f.area_level,
    f.year,
    f.numerator,
    f.denominator,
    f.items,
    ratio(f.numerator, f.denominator) as value,
    coalesce(g.number, cast(p.value as decimal(18,4))) as target
  from area_figure as f
  left join given_target as g
    on (g.year is null or g.year = f.year) and (g.area_level is null or g.area_level = f.area_level)
  left join dim_parameter as p
    on p.name = g.parameter and make_date(f.year, 12, 31) between p.valid_from and p.valid_to
)
select
  '{{indicator}}' as indicator,
  area_code,
  area_level,
  year,
  numerator,
  denominator,
  value,
  target,
  case when value is not null and target is not null then value {{meets}} target end as is_met,
  case
    when value is not null then cast(null as string)
    when items = 0 then 'no rows'
    when denominator is null or denominator = 0 then 'no denominator'
    else 'no numerator'
  end as empty_reason
from valued

-- Clause 一（二）: a car above the limit in an enrolled household. One row a household and year, with the dearest car.
with member_with_car as (
  select
    m.household_id,
    m.year,
    m.as_of,
    m.county_code,
    m.village_code,
    v.person_id,
    v.plate_token,
    v.price,
    row_number() over (
      partition by m.household_id, m.year
      order by m.as_of desc nulls last, v.price desc nulls last, v.plate_token, v.person_id
    ) as nth
  from fact_vehicle as v
  join fact_member as m
    on m.person_id = v.person_id
    and v.registered_on <= m.as_of
    and /* unless disposed */ (v.disposed_on is null or v.disposed_on > m.as_of) /* otherwise true */ -- on the day of disposal it is gone
  join dim_parameter as l
    on l.name = 'undeclared_car_price'
    and m.as_of between l.valid_from and l.valid_to
  where /* unless other_vehicle */ v.kind = 'CAR' /* otherwise true */
    and v.price > l.value
    and m.is_enrolled
)
select
  c.household_id as subject_no,
  cast(c.year as string) as period,
  c.household_id,
  c.county_code,
  c.village_code,
  h.received as at_stake,
  c.as_of,
  c.person_id,
  c.plate_token,
  c.price
from member_with_car as c
left join fact_household_year as h on h.household_id = c.household_id and h.year = c.year
where c.nth = 1

-- Clause 六（四）: the dibao database and the register agree: who holds dibao on 31 December is a member of a household.
-- One row a person with live dibao, in the village that the dibao names.
with reviewed_year as (
  select distinct year
  from fact_register
),
dibao_person as (
  select d.person_id, y.year, max_by(d.village_code, d.starts_on) as village_code
  from fact_dibao as d
  join reviewed_year as y
    on d.starts_on <= make_date(y.year, 12, 31)
    and (d.ends_on is null or d.ends_on >= make_date(y.year, 12, 31)) -- the last day counts
  group by d.person_id, y.year
),
member_of_year as (
  select distinct person_id, year
  from fact_person_year
  where is_member_of_year
)
select
  d.year,
  d.village_code,
  d.person_id as item_no,
  case when m.person_id is not null then 1 else 0 end as numerator,
  1 as denominator
from dibao_person as d
left join member_of_year as m on m.person_id = d.person_id and m.year = d.year

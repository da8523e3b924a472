-- Clause 三（四）: medical aid (P07) at its share of what members pay themselves, by the category of their household.
-- One row a year, county and programme, in yuan.
with member as (
  select person_id, year, min_by(county_code, household_id) as county_code, min_by(category, household_id) as category
  from fact_person_year
  where is_member_of_year
  group by person_id, year
)
select s.year, m.county_code, 'P07' as programme_code, cast(sum(s.self_paid * a.value) as decimal(18,2)) as amount
from fact_settlement as s
join member as m on m.person_id = s.person_id and m.year = s.year
join dim_parameter as a
  on a.name = case
    when m.category in ('DIBAO', 'TEKUN') then 'medical_aid_share_dibao'
    when m.category in ('EDGE', 'EXPENDITURE') then 'medical_aid_share_other'
  end
  and s.discharged_on between a.valid_from and a.valid_to
group by s.year, m.county_code

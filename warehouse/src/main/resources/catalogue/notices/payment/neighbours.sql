-- Whom a neighbour can think of: everyone of the village's recognised households in the year of the batch, and whoever the batch pays
-- there. A programme may imply an age, so the neighbour is taken to know the age band too. Grain: person.
with batch as (
  select person_id, village_code, year
  from fact_payment
  where batch_no = :subject_no
    and village_code = :area
),
resident as (
  select member.person_id, member.birth_year, member.year
  from fact_member as member
  where member.village_code = :area
    and member.is_last_of_year
    and member.year = (select max(year) from batch)
  union all
  select batch.person_id, person.birth_year, batch.year
  from batch
  left join dim_person as person on person.person_id = batch.person_id
)
select
  person_id as person,
  person_id as name,
  case
    when max(birth_year) is null then ''
    when max(year) - max(birth_year) <= cast(:minor_age as integer) then 'child'
    when max(year) - max(birth_year) <= cast(:elder_age as integer) then 'of_age'
    else 'old'
  end as beside
from resident
where person_id is not null
group by person_id
order by person_id

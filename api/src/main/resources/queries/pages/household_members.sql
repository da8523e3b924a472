-- The members of one household on its last review.
select person_id, relation, birth_year, labour, schooling, is_alive
from fact_member
where household_id = :household
  and as_of = (select max(as_of) from fact_register where household_id = :household)
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by case relation when 'HEAD' then 0 when 'SPOUSE' then 1 else 2 end, birth_year nulls last, person_id

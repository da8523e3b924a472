-- The members at the household's last review, de-identified: no name, no number, the year of birth alone.
select person_id, as_of, relation, birth_year, age, health, labour, schooling, left_behind, is_alive
from fact_member
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
qualify as_of = max(as_of) over ()
order by case relation when 'HEAD' then 1 when 'SPOUSE' then 2 else 3 end, birth_year nulls last, person_id

-- Those of the persons whose age is known, and whether they are children in a year. Grain: person_id.
select
  person_id,
  bool_or(cast(:year as integer) - birth_year <= cast(:minor_age as integer)) as is_minor
from dim_person
where list_contains(string_split(cast(:persons as varchar), ','), person_id)
  and birth_year is not null
group by person_id

-- One thing that must be noticed: since when, how many items, how much.
select
  subject.area,
  subject.county_code,
  subject.subject_no,
  cast(subject.since as date) as since,
  subject.items,
  subject.amount,
  dim_division.name as area_name
from (/* the notice's own SQL */) as subject
left join dim_division on dim_division.division_code = subject.area
where subject.area = cast(:area as varchar)
  and subject.subject_no = cast(:subject_no as varchar)
  and (cast(:viewer_county as varchar) is null or subject.county_code = cast(:viewer_county as varchar))

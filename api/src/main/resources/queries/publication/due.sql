-- What must be noticed, with the first notice that departments posted of it; newest first, one page after the given key.
-- state: IN_TIME and LATE are posted, OVERDUE and DUE are not; measured on the day as_at.
with first_notice as (
  select
    subject_no,
    village_code,
    min(posted_on) as posted_on,
    max(date_diff('day', posted_on, removed_on)) as stood_days
  from fact_notice
  where subject = cast(:subject as varchar)
  group by subject_no, village_code
),
what_is_due as (
  select
    subject.area,
    subject.county_code,
    subject.subject_no,
    cast(subject.since as date) as since,
    cast(subject.since as date) + cast(:due_days as integer) as due_on,
    subject.items,
    subject.amount,
    first_notice.posted_on,
    first_notice.stood_days
  from (/* the notice's own SQL */) as subject
  left join first_notice
    on first_notice.subject_no = subject.subject_no
    and first_notice.village_code = subject.area
),
stated as (
  select
    *,
    case
      when posted_on <= due_on then 'IN_TIME'
      when posted_on is not null then 'LATE'
      when due_on < cast(:as_at as date) then 'OVERDUE'
      else 'DUE'
    end as state,
    cast(since as varchar) || '|' || area || '|' || subject_no as sort_key
  from what_is_due
)
select
  stated.*,
  dim_division.name as area_name,
  count(*) over () as total
from stated
left join dim_division on dim_division.division_code = stated.area
where (cast(:county as varchar) is null or stated.county_code = cast(:county as varchar))
  and (cast(:viewer_county as varchar) is null or stated.county_code = cast(:viewer_county as varchar))
  and (cast(:state as varchar) is null or stated.state = cast(:state as varchar))
qualify cast(:after as varchar) is null or stated.sort_key < cast(:after as varchar)
order by stated.sort_key desc
limit cast(:limit as integer)

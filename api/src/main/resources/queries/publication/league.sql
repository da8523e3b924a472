-- Of what had to be noticed by the day as_at, how much each county posted in time. Grain: county.
with first_notice as (
  select
    subject_no,
    village_code,
    min(posted_on) as posted_on,
    min(date_diff('day', posted_on, removed_on)) as stood_days
  from fact_notice
  where subject = cast(:subject as varchar)
  group by subject_no, village_code
),
what_was_due as (
  select
    subject.county_code,
    cast(subject.since as date) + cast(:due_days as integer) as due_on,
    first_notice.posted_on,
    first_notice.stood_days
  from (/* the notice's own SQL */) as subject
  left join first_notice
    on first_notice.subject_no = subject.subject_no
    and first_notice.village_code = subject.area
)
select
  county_code,
  count(*) as due,
  count(*) filter (where posted_on <= due_on) as in_time,
  count(*) filter (where posted_on > due_on) as late,
  count(*) filter (where posted_on is null) as unposted,
  count(*) filter (where stood_days < cast(:stands_days as integer)) as taken_down_early
from what_was_due
where (due_on < cast(:as_at as date) or posted_on is not null)
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by county_code
order by county_code

-- Money that lies idle or moves slowly on the day as_at; other queries stand around it. In yuan. Grain: sort, subject_no, county_code,
-- village_code. UNORDERED: allocated and not ordered (county, source, programme, the number of its first document);
-- UNCONFIRMED: ordered, and the bank has said nothing; RETURNED: ordered, and the bank sent it back; UNPUBLISHED, PUBLISHED_LATE: the
-- confirmed money of a batch in a village, which no notice tells of, or told of too late. days counts from since.
with allocation as (
  select
    fund_source_code,
    county_code,
    programme_code,
    arg_min(allocation_no, (allocated_on, allocation_no)) as allocation_no,
    min(allocated_on) as allocated_on,
    sum(amount) as allocated
  from fact_allocation
  where year = :year
  group by fund_source_code, county_code, programme_code
),
ordered as (
  select
    fund_source_code,
    county_code,
    programme_code,
    sum(ordered) as ordered
  from (/* funds/books */) as books
  group by fund_source_code, county_code, programme_code
),
batch as (
  select
    batch_no,
    county_code,
    village_code,
    min(fund_source_code) as fund_source_code,
    min(programme_code) as programme_code,
    max(last_confirmed_on) as last_paid_on,
    max(notice_posted_on) as notice_posted_on,
    bool_or(notice_posted_on is not null) as is_published,
    sum(confirmed) as confirmed
  from fact_batch
  where year = :year and confirmed_payments > 0
  group by batch_no, county_code, village_code
),
idle as (
  select
    'UNORDERED' as sort,
    allocation.allocation_no as subject_no,
    allocation.county_code,
    cast(null as varchar) as village_code,
    allocation.programme_code,
    allocation.fund_source_code,
    allocation.allocated_on as since,
    date_diff('day', allocation.allocated_on, cast(:as_at as date)) as days,
    cast(allocation.allocated - coalesce(ordered.ordered, 0) as decimal(18,2)) as amount
  from allocation
  left join ordered
    on ordered.fund_source_code = allocation.fund_source_code
    and ordered.county_code = allocation.county_code
    and ordered.programme_code = coalesce(allocation.programme_code, '')
  where allocation.allocated > coalesce(ordered.ordered, 0)
    and allocation.allocated_on + cast(:unordered_days as integer) < cast(:as_at as date)
  union all
  select
    case when bank_status is null then 'UNCONFIRMED' else 'RETURNED' end as sort,
    payment_no as subject_no,
    county_code,
    village_code,
    programme_code,
    fund_source_code,
    paid_on as since,
    date_diff('day', paid_on, cast(:as_at as date)) as days,
    cast(amount as decimal(18,2)) as amount
  from fact_payment
  where year = :year
    and (bank_status is null or bank_status <> 'PAID')
    and paid_on + cast(:unconfirmed_days as integer) < cast(:as_at as date)
  union all
  select
    case when is_published then 'PUBLISHED_LATE' else 'UNPUBLISHED' end as sort,
    batch_no as subject_no,
    county_code,
    village_code,
    programme_code,
    fund_source_code,
    last_paid_on as since,
    date_diff('day', last_paid_on, case when is_published then notice_posted_on else cast(:as_at as date) end) as days,
    cast(confirmed as decimal(18,2)) as amount
  from batch
  where case when is_published then notice_posted_on else cast(:as_at as date) end > last_paid_on + cast(:unpublished_days as integer)
)
select *
from idle
where (cast(:source as varchar) is null or fund_source_code = cast(:source as varchar))
  and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
  and (cast(:programme as varchar) is null or programme_code = cast(:programme as varchar))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))

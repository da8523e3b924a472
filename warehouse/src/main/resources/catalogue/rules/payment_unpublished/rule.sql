-- Clause 六（四）: what is handed out is posted in the village. One row a batch that lacks a notice in a village it paid in.
with village_of_batch as (
  select
    batch_no,
    village_code,
    county_code,
    sum(payments) as payments,
    sum(ordered) as amount,
    max(last_paid_on) as last_paid_in_village_on
  from fact_batch
  group by batch_no, village_code, county_code
),
dated_village_of_batch as (
  select
    v.*,
    max(v.last_paid_in_village_on) over (partition by v.batch_no) as last_paid_on
  from village_of_batch as v
),
-- through whichever channel
published_village as (
  select distinct v.batch_no, v.village_code
  from dated_village_of_batch as v
  join dim_parameter as allowed
    on allowed.name = 'batch_notice_days'
    and v.last_paid_on between allowed.valid_from and allowed.valid_to
  join fact_notice as n
    on n.subject = 'BATCH'
    and n.subject_no = v.batch_no
    and n.village_code = v.village_code
  where abs(days_between(v.last_paid_on, n.posted_on)) <= allowed.value
),
unpublished_village as (
  select v.*
  from dated_village_of_batch as v
  where not exists (
    select 1
    from published_village as p
    where p.batch_no = v.batch_no
      and p.village_code = v.village_code
  )
)
select
  batch_no as subject_no,
  substring(cast(max(last_paid_on) as string), 1, 7) as period,
  cast(null as string) as household_id,
  min(county_code) as county_code,
  case when count(*) = 1 then min(village_code) end as village_code,
  cast(sum(amount) as decimal(14,2)) as at_stake,
  max(last_paid_on) as last_paid_on,
  cast(count(*) as integer) as unpublished_villages,
  cast(sum(payments) as integer) as unpublished_payments,
  sorted_text(array_agg(village_code)) as village_codes
from unpublished_village
group by batch_no

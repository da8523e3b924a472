-- Clause 六（四）: each batch is shown in each village from 30 days before to 30 days after its last payment, both days
-- included, through any channel. One row a batch and village with payments in the year.
with batch_of_village as (
  select batch_no, village_code, year, max(last_paid_on) as last_paid_on
  from fact_batch
  group by batch_no, village_code, year
),
batch as (
  select batch_no, max(last_paid_on) as last_paid_on
  from batch_of_village
  group by batch_no
),
published_batch as (
  select distinct b.batch_no, n.village_code
  from batch as b
  join fact_notice as n on n.subject = 'BATCH' and n.subject_no = b.batch_no
  join dim_parameter as notice_window
    on notice_window.name = 'batch_notice_days'
    and b.last_paid_on between notice_window.valid_from and notice_window.valid_to
  where days_between(b.last_paid_on, n.posted_on) between -notice_window.value and notice_window.value
)
select
  v.year,
  v.village_code,
  v.batch_no || '|' || v.village_code as item_no,
  case when p.batch_no is not null then 1 else 0 end as numerator,
  1 as denominator
from batch_of_village as v
left join published_batch as p on p.batch_no = v.batch_no and p.village_code = v.village_code

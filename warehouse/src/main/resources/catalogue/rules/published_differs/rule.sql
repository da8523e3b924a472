-- Clause 六（四）: the posted list is the paid list. One row a batch whose standing notice in a village says otherwise.
with village_of_batch as (
  select
    batch_no,
    village_code,
    county_code,
    sum(payments) as payments,
    sum(ordered) as amount,
    max(last_paid_on) as last_paid_on
  from fact_batch
  group by batch_no, village_code, county_code
),
-- the last notice posted is the one that stands
numbered_notice as (
  select
    subject_no as batch_no,
    village_code,
    publication_no,
    items,
    amount,
    row_number() over (partition by subject_no, village_code order by posted_on desc nulls last, publication_no desc nulls last)
      as nth
  from fact_notice
  where subject = 'BATCH'
),
differing_village as (
  select
    v.batch_no,
    v.village_code,
    v.county_code,
    v.last_paid_on,
    v.payments,
    v.amount,
    n.publication_no,
    n.items as published_items,
    n.amount as published_amount
  from village_of_batch as v
  join numbered_notice as n
    on n.batch_no = v.batch_no
    and n.village_code = v.village_code
    and n.nth = 1
  -- a notice that gives neither figure can't differ
  where n.items <> v.payments
    or n.amount <> v.amount
    or /* unless no_figures */ false /* otherwise (n.items is null and n.amount is null) */
)
select
  batch_no as subject_no,
  substring(cast(max(last_paid_on) as string), 1, 7) as period,
  cast(null as string) as household_id,
  min(county_code) as county_code,
  case when count(*) = 1 then min(village_code) end as village_code,
  cast(sum(abs(amount - published_amount)) as decimal(14,2)) as at_stake,
  cast(count(*) as integer) as differing_villages,
  cast(sum(payments) as integer) as paid_items,
  cast(sum(published_items) as integer) as published_items,
  cast(sum(amount) as decimal(14,2)) as paid_amount,
  cast(sum(published_amount) as decimal(14,2)) as published_amount,
  sorted_text(array_agg(publication_no)) as publication_nos,
  sorted_text(array_agg(village_code)) as village_codes
from differing_village
group by batch_no

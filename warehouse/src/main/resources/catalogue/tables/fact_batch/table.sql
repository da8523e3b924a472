-- Clause 六（二）, 六（四）: what a batch ordered in a village, what of it the bank confirmed, and whether a notice tells of it; in yuan.
-- Grain: batch, village, programme, fund source, month. Whatever is told of batches adds these rows up in place of the payments.
select
  batch_no,
  village_code,
  -- a village lies in one county; the least of many texts would have to be sorted for
  county_code,
  programme_code,
  fund_source_code,
  year,
  month,
  cast(count(*) as integer) as payments,
  cast(sum(amount) as decimal(18,2)) as ordered,
  max(paid_on) as last_paid_on,
  cast(sum(case when bank_status = 'PAID' then 1 else 0 end) as integer) as confirmed_payments,
  cast(sum(case when bank_status = 'PAID' then bank_amount else 0 end) as decimal(18,2)) as confirmed,
  max(case when bank_status = 'PAID' then paid_on end) as last_confirmed_on,
  cast(sum(case when publication_no is not null then amount else 0 end) as decimal(18,2)) as published,
  max(notice_posted_on) as notice_posted_on
from fact_payment
group by batch_no, village_code, county_code, programme_code, fund_source_code, year, month

-- A household's payments side by side in one place of one file: fact_payment lies by county and year, so that a household's payments
-- of five years lie in as many files. In order of the household over all files, not within each, hence the order here.
-- Grain: payment_no, of those whose household is known.
select
  p.household_id,
  p.payment_no,
  p.programme_code,
  p.person_id,
  p.amount,
  p.paid_on,
  p.period,
  p.fund_source_code,
  p.payer,
  p.bank_status,
  p.bank_amount,
  p.bank_paid_on,
  p.publication_no,
  p.notice_posted_on,
  p.county_code,
  p.year,
  p.delivery_id,
  p.line
from fact_payment as p
where p.household_id is not null
order by p.household_id, p.paid_on, p.payment_no

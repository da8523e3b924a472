-- Clause 六（四）: what is handed out is posted in the village. One row a payment of one batch in one village.
select
  person_id as name,
  village_code,
  programme_code,
  period,
  amount,
  bank_amount,
  paid_on,
  batch_no
from fact_payment
where batch_no = :subject_no
  and village_code = :area
order by payment_no

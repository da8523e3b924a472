-- Clause 六（四）: a payment is to a person who can be named. One row a payment whose number is wrong and whose person was not found.
select
  p.payment_no as subject_no,
  p.month as period,
  p.household_id,
  p.county_code,
  p.village_code,
  p.amount as at_stake,
  p.written_person_id,
  p.name_token,
  p.account_id,
  r.candidates
from fact_payment as p
left join fact_identity_repair as r
  on r.source = 'payment'
  and r.delivery_id = p.delivery_id
  and r.line = p.line
where not p.is_id_valid
  and /* unless repaired */ not coalesce(p.is_repaired, false) /* otherwise true */

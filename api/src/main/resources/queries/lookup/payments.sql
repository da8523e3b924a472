-- What one household was due and was paid, for itself: a member by the relation to the head, never by name. Grain: payment_no.
with relation_of_member as (
  select person_id, arg_max(relation, as_of) as relation
  from fact_member
  where household_id = :household
  group by person_id
)
select
  p.payment_no,
  p.year,
  p.programme_code,
  p.period,
  r.relation,
  p.amount,
  p.paid_on,
  p.bank_status,
  p.bank_amount,
  p.bank_paid_on
from fact_payment as p
left join relation_of_member as r on r.person_id = p.person_id
where p.household_id = :household
  and (cast(:viewer_county as varchar) is null or p.county_code = cast(:viewer_county as varchar))
order by p.year desc, p.paid_on desc nulls last, p.payment_no

-- The newest payments of one household, and how many there are in all.
select
  payment_no, programme_code, person_id, amount, paid_on, period, fund_source_code, payer, bank_status, bank_amount, bank_paid_on,
  publication_no, notice_posted_on, count(*) over () as payments_in_all
from fact_payment_by_household
where household_id = :household
  and (
    cast(:viewer_county as varchar) is null
    or exists (
      select 1
      from dim_household
      where household_id = :household and county_code = cast(:viewer_county as varchar)
    )
  )
order by paid_on desc nulls last, payment_no
limit 500

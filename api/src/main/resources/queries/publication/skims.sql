-- What the bank paid below what was ordered, added up by batch, by payer and by account. Grain: line_of, key.
with skimmed as (
  select
    batch_no,
    payer,
    account_id,
    amount,
    bank_amount,
    amount - bank_amount as missing
  from fact_payment
  where year = :year
    and bank_status = 'PAID'
    and bank_amount < amount
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
)
select
  case grouping(batch_no, payer, account_id) when 7 then 'total' when 3 then 'batch' when 5 then 'payer' when 6 then 'account' end as line_of,
  coalesce(batch_no, payer, account_id, '') as key,
  count(*) as payments,
  coalesce(sum(amount), 0.00) as ordered,
  coalesce(sum(bank_amount), 0.00) as bank,
  coalesce(sum(missing), 0.00) as missing
from skimmed
group by grouping sets ((), (batch_no), (payer), (account_id))
order by line_of, missing desc, key
limit 500

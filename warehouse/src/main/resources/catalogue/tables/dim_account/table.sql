-- Grain: an account that received a payment or is a household's 一卡通.
with receiving_account as (
  select account_id, count(*) as payments, count(distinct household_id) as households
  from fact_payment
  group by account_id
),
household_account as (
  select distinct account_id
  from fact_register
  where account_id is not null
)
select
  coalesce(r.account_id, h.account_id) as account_id,
  h.account_id is not null as is_household_account,
  cast(coalesce(r.payments, 0) as integer) as payments,
  cast(coalesce(r.households, 0) as integer) as households
from receiving_account as r
full join household_account as h on h.account_id = r.account_id

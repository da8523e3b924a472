select
  account.user_name, account.role, account.county_code, account.is_disabled, account.created_at, account.must_change_password,
  second_factor.confirmed_at is not null as has_second_factor
from account
left join second_factor on second_factor.user_name = account.user_name
order by account.user_name

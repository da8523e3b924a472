-- Clause 四（一）: first accepted, then paid. One row a case paid before its acceptance, or without one.
select
  case_no as subject_no,
  substring(cast(paid_on as string), 1, 7) as period,
  household_id,
  county_code,
  village_code,
  cast(upper_fund + local_fund as decimal(14,2)) as at_stake,
  paid_on,
  accepted_on
from fact_renovation
where /* unless unpaid */ paid_on is not null /* otherwise true */
  and (accepted_on is null or accepted_on > paid_on)

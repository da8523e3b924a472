-- Clause 四（一）: local money at least one to one. One row an accepted case with less local money than that.
select
  r.case_no as subject_no,
  cast(year(r.accepted_on) as string) as period,
  r.household_id,
  r.county_code,
  r.village_code,
  cast(r.upper_fund * matched.value - r.local_fund as decimal(14,2)) as at_stake,
  r.upper_fund,
  r.local_fund,
  r.accepted_on
from fact_renovation as r
-- the money is matched when it is handed out
join dim_parameter as matched
  on matched.name = 'renovation_match_ratio'
  and coalesce(r.paid_on, r.accepted_on) between matched.valid_from and matched.valid_to
where /* unless unaccepted */ r.accepted_on is not null /* otherwise true */
  and r.local_fund < r.upper_fund * matched.value

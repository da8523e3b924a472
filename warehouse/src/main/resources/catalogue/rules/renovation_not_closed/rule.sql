-- Clause 四（一）: 改造一户、销档一户. One row a case accepted long ago whose file is still open at the end of the data.
select
  r.case_no as subject_no,
  cast(year(r.accepted_on) as string) as period,
  r.household_id,
  r.county_code,
  r.village_code,
  cast(null as decimal(14,2)) as at_stake,
  r.accepted_on,
  days_between(r.accepted_on, h.data_ends_on) as days_open
from fact_renovation as r
join dim_parameter as allowed
  on allowed.name = 'renovation_closing_days'
  and r.accepted_on between allowed.valid_from and allowed.valid_to
join dim_horizon as h
  on /* unless recently_accepted */ days_between(r.accepted_on, h.data_ends_on) > allowed.value /* otherwise true */
where r.closed_on is null

-- Clause 四（一）: one dwelling made safe, one file closed. One row a later case of a household helped within the years before.
with accepted_case as (
  select household_id, case_no, /* unless first_unaccepted */ accepted_on /* otherwise coalesce(accepted_on, identified_on) as accepted_on */
  from fact_renovation
  where /* unless first_unaccepted */ accepted_on is not null /* otherwise (accepted_on is not null or identified_on is not null) */
)
select
  r.case_no as subject_no,
  cast(year(r.identified_on) as string) as period,
  r.household_id,
  r.county_code,
  r.village_code,
  cast(r.upper_fund + r.local_fund as decimal(14,2)) as at_stake,
  r.identified_on,
  max(a.accepted_on) as earlier_accepted_on,
  max_by(a.case_no, cast(a.accepted_on as string) || a.case_no) as earlier_case_no
from fact_renovation as r
join accepted_case as a
  on a.household_id = r.household_id
  and a.case_no <> r.case_no
  and a.accepted_on <= r.identified_on
join dim_parameter as barred
  on barred.name = 'renovation_repeat_years'
  and r.identified_on between barred.valid_from and barred.valid_to
where r.identified_on < add_months(a.accepted_on, cast(12 * barred.value as integer))
group by r.case_no, r.identified_on, r.household_id, r.county_code, r.village_code, r.upper_fund, r.local_fund

-- Clause 三（四）: nobody lies in two hospitals at once. One row a stay that overlaps one begun earlier elsewhere.
with inpatient_stay as (
  select settlement_no, person_id, household_id, hospital, admitted_on, discharged_on, basic_paid, critical_paid, aid_paid
  from fact_settlement
  where inpatient
),
overlapping_stay as (
  select
    s.settlement_no,
    e.settlement_no as earlier_settlement_no,
    days_between(s.admitted_on, least(s.discharged_on, e.discharged_on)) as days_shared
  from inpatient_stay as s
  join inpatient_stay as e
    on e.person_id = s.person_id
    and e.hospital <> s.hospital
    and e.admitted_on < s.admitted_on
    and /* unless transfer_day */ e.discharged_on > s.admitted_on /* otherwise e.discharged_on >= s.admitted_on */ -- a transfer on the day of discharge shares no day
),
longest_overlap as (
  select settlement_no, max(days_shared) as days_shared, min(earlier_settlement_no) as earlier_settlement_no
  from overlapping_stay
  group by settlement_no
)
select
  s.settlement_no as subject_no,
  substring(cast(s.admitted_on as string), 1, 7) as period,
  s.household_id,
  h.county_code,
  h.village_code,
  cast(s.basic_paid + s.critical_paid + s.aid_paid as decimal(14,2)) as at_stake,
  o.earlier_settlement_no,
  s.hospital,
  s.admitted_on,
  s.discharged_on,
  cast(o.days_shared as integer) as days_shared
from longest_overlap as o
join inpatient_stay as s on s.settlement_no = o.settlement_no
join dim_parameter as tolerated
  on tolerated.name = 'stay_overlap_days'
  and s.admitted_on between tolerated.valid_from and tolerated.valid_to
left join dim_household as h on h.household_id = s.household_id and h.is_current
where /* unless transfer_day */ o.days_shared > tolerated.value /* otherwise (o.days_shared > tolerated.value or o.days_shared = 0) */

-- Clause 三（四）: 70 % of own costs for dibao and tekun households, 60 % for edge and expenditure households; the
-- observation year (六（四）) counts. One row a settlement.
with member_settlement as (
  select
    s.settlement_no,
    s.discharged_on,
    s.person_id,
    s.self_paid,
    s.aid_paid,
    r.household_id,
    r.county_code,
    r.village_code,
    r.category,
    h.value as share,
    t.value as tolerance,
    row_number() over (partition by s.settlement_no order by h.value desc nulls last, r.household_id) as nth
  from fact_settlement as s
  join bridge_membership as m on m.person_id = s.person_id and m.year = year(s.discharged_on)
  join fact_register as r on r.household_id = m.household_id and r.as_of = m.as_of
  join dim_parameter as h
    on h.name = case when r.category in ('DIBAO', 'TEKUN') then 'medical_aid_share_dibao' else 'medical_aid_share_other' end
    and s.discharged_on between h.valid_from and h.valid_to
  join dim_parameter as t
    on t.name = 'medical_rounding'
    and s.discharged_on between t.valid_from and t.valid_to
  join dim_parameter as l
    on l.name = 'medical_aid_least_cost'
    and s.discharged_on between l.valid_from and l.valid_to
  left join dim_parameter as o
    on o.name = 'observation_years'
    and r.exited_on between o.valid_from and o.valid_to
  where /* unless small_cost */ s.self_paid >= l.value /* otherwise true */
    and r.enrolled_on <= s.discharged_on
    and (r.exited_on is null or s.discharged_on < add_months(r.exited_on, 12 * cast(o.value as integer)))
)
select
  settlement_no as subject_no,
  substring(cast(discharged_on as string), 1, 7) as period,
  household_id,
  county_code,
  village_code,
  cast(self_paid * share - aid_paid as decimal(14,2)) as at_stake,
  person_id,
  category,
  self_paid,
  aid_paid
from member_settlement
where nth = 1
  and aid_paid < self_paid * share - tolerance

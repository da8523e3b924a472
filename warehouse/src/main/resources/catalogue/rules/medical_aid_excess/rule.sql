-- Clause 三（四）: aid is a share of a person's own costs, and the parts of a bill make up its total. One row a settlement.
with measured_settlement as (
  select
    s.settlement_no,
    s.discharged_on,
    s.year,
    s.household_id,
    s.person_id,
    s.total,
    s.self_paid,
    s.aid_paid,
    cast(s.basic_paid + s.critical_paid + s.self_paid as decimal(14,2)) as parts,
    t.value as tolerance
  from fact_settlement as s
  join dim_parameter as t
    on t.name = 'medical_rounding'
    and s.discharged_on between t.valid_from and t.valid_to
),
excessive_settlement as (
  select
    m.*,
    row_number() over (partition by m.settlement_no order by r.as_of desc nulls last) as nth,
    r.county_code,
    r.village_code
  from measured_settlement as m
  left join fact_register as r on r.household_id = m.household_id
  where m.aid_paid > m.self_paid + /* unless rounding */ m.tolerance /* otherwise 0 */
    or m.parts > m.total + /* unless rounding */ m.tolerance /* otherwise 0 */
)
select
  settlement_no as subject_no,
  substring(cast(discharged_on as string), 1, 7) as period,
  household_id,
  county_code,
  village_code,
  cast(greatest(aid_paid - self_paid, parts - total) as decimal(14,2)) as at_stake,
  person_id,
  total,
  parts,
  self_paid,
  aid_paid
from excessive_settlement
where nth = 1

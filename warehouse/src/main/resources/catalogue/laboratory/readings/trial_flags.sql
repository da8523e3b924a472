-- The flags of one rule, as they are and as moved: what moves first, then most money first.
select
  case when b.flag_id is null then 'raised' when a.flag_id is null then 'dropped' else 'same' end as standing,
  coalesce(a.flag_id, b.flag_id) as flag_id,
  coalesce(a.subject_no, b.subject_no) as subject_no,
  coalesce(a.period, b.period) as period,
  coalesce(a.county_code, b.county_code) as county_code,
  coalesce(a.village_code, b.village_code) as village_code,
  coalesce(a.household_id, b.household_id) as household_id,
  case when a.flag_id is null then b.at_stake else a.at_stake end as at_stake,
  coalesce(a.evidence, b.evidence) as evidence
from flag_before as b
full join flag_after as a on a.flag_id = b.flag_id
where cast(? as varchar) is null or coalesce(b.county_code, a.county_code) = ?
order by
  case when b.flag_id is null then 0 when a.flag_id is null then 1 else 2 end,
  at_stake desc nulls last,
  2
limit ?

-- The flags of one rule by county, as they are and as moved.
select
  coalesce(b.county_code, a.county_code) as county_code,
  count(b.flag_id) as flags_before,
  count(a.flag_id) as flags_after,
  count(*) filter (where b.flag_id is null) as raised,
  count(*) filter (where a.flag_id is null) as dropped,
  cast(coalesce(sum(b.at_stake), 0) as decimal(18,2)) as at_stake_before,
  cast(coalesce(sum(a.at_stake), 0) as decimal(18,2)) as at_stake_after
from flag_before as b
full join flag_after as a on a.flag_id = b.flag_id
where cast(? as varchar) is null or coalesce(b.county_code, a.county_code) = ?
group by coalesce(b.county_code, a.county_code)
order by 1

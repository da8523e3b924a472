-- Flags that fit the filter, in the order asked for; one page, after the flag whose key is given. One row a flag.
with matching_flag as (
  select *
  from fact_flag
  where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
    and (cast(:county as varchar) is null or county_code = cast(:county as varchar))
    and (cast(:rule as varchar) is null or rule = cast(:rule as varchar))
    and (cast(:severity as varchar) is null or severity = cast(:severity as varchar))
    and (cast(:period as varchar) is null or starts_with(period, cast(:period as varchar)))
    and (cast(:household as varchar) is null or household_id = cast(:household as varchar))
    and (cast(:flags_in as varchar) is null or flag_id in (select unnest(string_split(cast(:flags_in as varchar), ','))))
    and (cast(:flags_out as varchar) is null or flag_id not in (select unnest(string_split(cast(:flags_out as varchar), ','))))
),
ranked_flag as (
  select
    *,
    case severity when 'high' then '1' when 'medium' then '2' else '3' end as by_severity,
    -- Most money first: a number that grows as the money shrinks, of equal length, so that text sorts as numbers do.
    lpad(cast(cast(900000000000 - coalesce(at_stake, -0.01) as decimal(18, 2)) as varchar), 16, '0') as by_money,
    -- Newest first: each digit turned round.
    translate(coalesce(period, ''), '0123456789', '9876543210') as by_period
  from matching_flag
),
keyed_flag as (
  select
    *,
    case cast(:sort as varchar)
      when 'at_stake' then by_money
      when 'period' then by_period
      when 'rule' then rule || ' ' || by_money
      else by_severity || ' ' || by_money
    end as sort_key
  from ranked_flag
)
select
  keyed_flag.flag_id,
  keyed_flag.rule,
  keyed_flag.severity,
  keyed_flag.subject,
  keyed_flag.subject_no,
  keyed_flag.period,
  keyed_flag.county_code,
  county.name as county_name,
  keyed_flag.village_code,
  village.name as village_name,
  keyed_flag.household_id,
  keyed_flag.at_stake,
  keyed_flag.sort_key
from keyed_flag
left join dim_division as county on county.division_code = keyed_flag.county_code
left join dim_division as village on village.division_code = keyed_flag.village_code
where cast(:after_key as varchar) is null
  or (keyed_flag.sort_key, keyed_flag.flag_id) > (cast(:after_key as varchar), cast(:after_id as varchar))
order by keyed_flag.sort_key, keyed_flag.flag_id
limit cast(:limit as integer)

-- Flags that fit the filters, in the order asked for; one page after the key (sort key, then flag). Every key rises: what should
-- come first has the smallest.
with keyed_flag as (
  select
    fact_flag.flag_id,
    fact_flag.rule,
    fact_flag.severity,
    fact_flag.subject,
    fact_flag.subject_no,
    fact_flag.period,
    fact_flag.county_code,
    fact_flag.household_id,
    fact_flag.at_stake,
    dim_division.name as village_name,
    case cast(:sort as varchar)
      when 'amount' then lpad(cast(cast(9999999999999 - coalesce(fact_flag.at_stake * 100, 0) as bigint) as varchar), 14, '0')
      when 'period' then cast(99999999 - coalesce(try_cast(rpad(replace(fact_flag.period, '-', ''), 8, '0') as bigint), 0) as varchar)
      else case fact_flag.severity when 'high' then '1' when 'medium' then '2' else '3' end || fact_flag.rule || ' ' || fact_flag.period
    end as sort_key
  from fact_flag
  left join dim_division on dim_division.division_code = fact_flag.village_code
  where (cast(:severity as varchar) is null or fact_flag.severity = cast(:severity as varchar))
    and (cast(:rule as varchar) is null or fact_flag.rule = cast(:rule as varchar))
    and (cast(:county as varchar) is null or fact_flag.county_code = cast(:county as varchar))
    and (cast(:year as varchar) is null or left(fact_flag.period, 4) = cast(:year as varchar))
    and (cast(:flags_in as varchar) is null or fact_flag.flag_id in (select unnest(string_split(cast(:flags_in as varchar), ','))))
    and (cast(:flags_out as varchar) is null or fact_flag.flag_id not in (select unnest(string_split(cast(:flags_out as varchar), ','))))
    and (cast(:viewer_county as varchar) is null or fact_flag.county_code = cast(:viewer_county as varchar))
)
select *
from keyed_flag
where cast(:after_key as varchar) is null or (sort_key, flag_id) > (cast(:after_key as varchar), cast(:after_id as varchar))
order by sort_key, flag_id
limit cast(:limit as integer)

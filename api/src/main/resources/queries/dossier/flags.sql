-- The flags of one household.
select flag_id, rule, severity, subject, subject_no, period, at_stake
from fact_flag
where household_id in (
    select household_id
    from dim_household
    where household_id = :household
      and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
  )
order by rule, period nulls last, flag_id

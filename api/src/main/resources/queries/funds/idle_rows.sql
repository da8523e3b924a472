-- Idle and slow money of one sort row by row, the largest sum first; one page after the given key. In yuan.
with keyed as (
  select
    *,
    lpad(cast(cast(99999999999999 - amount * 100 as bigint) as varchar), 14, '0') as sort_key,
    subject_no || '|' || coalesce(village_code, county_code) as row_key
  from (/* funds/idle */) as idle
  where sort = cast(:sort as varchar)
)
select
  keyed.*,
  dim_division.name as village_name
from keyed
left join dim_division on dim_division.division_code = keyed.village_code
where cast(:after_key as varchar) is null
  or sort_key > cast(:after_key as varchar)
  or (sort_key = cast(:after_key as varchar) and row_key > cast(:after_id as varchar))
order by sort_key, row_key
limit cast(:limit as integer)

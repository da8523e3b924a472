-- All facts of one household; none where no state of the household lies in the viewer's area. States and flags of other counties are
-- left out; of other facts is said whether they are of the area. Grain: one fact.
-- Materialized, so that what is asked of a line is asked of the household's alone: asked of the table, every line of a row group is read.
with household_line as materialized (
  select line
  from fact_household_line
  where household_id = :household
),
placed_line as (
  select
    split_part(line, chr(31), 1) as kind,
    line,
    cast(:viewer_county as varchar) is null or split_part(line, chr(31), 2) = cast(:viewer_county as varchar) as is_of_area
  from household_line
)
select kind, line, is_of_area
from placed_line
where is_of_area or kind not in ('state', 'flag')
qualify bool_or(kind = 'state') over ()
order by line

-- All facts of one household; none where no state of the household lies in the viewer's area. States and flags of other counties are
-- left out; of other facts is said whether they are of the area. Grain: one fact.
-- By offset 0 the household's lines are taken first, so that what is asked of a line is asked of theirs alone: asked of the table, every line
-- of a row group is read. The order of lines is dossier.History's.
with household_line as (
  select line
  from fact_household_line_of(:household)
  offset 0
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

-- The persons whom some cells of a set would tell of, by what neighbours know of them ({{known}}, its columns {{key}}, household, person, amount):
-- of few households, of few that have a share in the cell, of few that lack a part of theirs, or of one that makes it up, so that the
-- second largest reckons it to within {{share}} of itself. Grain: cell, person.
with share as (
  select
    {{key}},
    household,
    sum(amount) as amount,
    {{is_lacking}} as is_lacking
  from ({{known}}) as known
  group by all
),
cell as (
  select
    {{key}},
    count(*) as households,
    count(*) filter (amount <> 0) as having_it,
    count(*) filter (is_lacking) as lacking_it,
    sum(amount) as whole,
    max(amount, 2) as largest
  from share
  group by all
),
told as (
  select share.*
  from share
  join cell on {{share_of_cell}}
  where households < {{fewest}}
    or (amount <> 0 and having_it < {{fewest}})
    or (is_lacking and lacking_it < {{fewest}})
    or (amount = largest[1] and whole - amount - coalesce(largest[2], 0) < {{share}} * amount)
)
select distinct
  {{key_of_known}},
  known.person
from ({{known}}) as known
join told on {{known_is_told}} and known.household = told.household

-- In which bins the items of each integrity note lie. Whoever asks, the whole city: a county is held against the others, and the adjustment
-- counts every test. Grain: note, county_code, year, bin.
select note, county_code, year, bin, items
from fact_integrity
order by note, county_code, year, bin

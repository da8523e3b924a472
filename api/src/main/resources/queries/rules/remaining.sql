-- How many flags each rule has. Grain: rule, county_code.
select rule, county_code, count(*) as flags
from fact_flag
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by rule, county_code
order by rule, county_code

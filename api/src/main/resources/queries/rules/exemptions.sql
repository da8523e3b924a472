-- What each exemption of a rule clears. Grain: rule, exemption, county_code.
select rule, exemption, county_code, cleared
from fact_exemption
where (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
order by rule, exemption, county_code

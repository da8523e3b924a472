-- The villages of a county that have households enrolled or under observation. Grain: village_code.
select
  h.village_code,
  coalesce(min(t.name) || ' ', '') || coalesce(min(v.name), '') as village_name,
  count(*) as households
from dim_household as h
left join dim_division as v on v.division_code = h.village_code
left join dim_division as t on t.division_code = h.town_code
where h.is_current
  and h.status in ('enrolled', 'observation')
  and (cast(:county as varchar) is null or h.county_code = cast(:county as varchar))
  and (cast(:viewer_county as varchar) is null or h.county_code = cast(:viewer_county as varchar))
group by h.village_code
order by h.village_code

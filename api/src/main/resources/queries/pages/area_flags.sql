-- The flags of one area and year by rule: count and money at stake, in yuan.
select rule, count(*) as flags, coalesce(sum(at_stake), 0) as at_stake
from fact_flag
where left(period, 4) = cast(:year as varchar)
  and (:area = '330400' or starts_with(coalesce(village_code, county_code), :area))
  and (cast(:viewer_county as varchar) is null or county_code = cast(:viewer_county as varchar))
group by rule
order by rule

select county_code, count(*) as visits, sum(case when is_found then 1 else 0 end) as found from control_visit group by county_code order by county_code

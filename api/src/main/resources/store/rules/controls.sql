select county_code, count(*) as visits, sum(is_found) as found from control_visit group by county_code order by county_code

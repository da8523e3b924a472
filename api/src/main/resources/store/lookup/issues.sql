-- The newest issue of each village of a county, with how many of its codes are good. Grain: village_code.
select
  village_code,
  issued_at,
  max(issued_by) as issued_by,
  max(expires_on) as expires_on,
  sum(case when replaced_at is null and expires_on >= :today then 1 else 0 end) as codes
from lookup_code
where (:county_code is null or county_code = :county_code)
  and issued_at = (select max(n.issued_at) from lookup_code as n where n.village_code = lookup_code.village_code)
group by village_code, issued_at
order by village_code

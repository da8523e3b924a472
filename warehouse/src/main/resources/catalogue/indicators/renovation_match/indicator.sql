-- Clause 四（一）: at least one yuan of local funds for each yuan from above. One row a case accepted in the year.
select
  year(accepted_on) as year,
  village_code,
  case_no as item_no,
  local_fund as numerator,
  upper_fund as denominator
from fact_renovation
where accepted_on is not null

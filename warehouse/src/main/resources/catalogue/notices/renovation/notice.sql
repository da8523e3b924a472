-- Clause 四（一）: renovation is posted. One row a dwelling of one village whose grading fell into one year; without names, since a
-- dwelling is found in its village.
select
  village_code,
  grade,
  mode,
  upper_fund,
  local_fund,
  accepted_on
from fact_renovation
where village_code = :area
  and cast(year as varchar) = :subject_no
  and accepted_on is not null
order by case_no

-- Clause 六（二）: of the money allocated in a year, what was paid out in it from public budgets.
-- One row a county, year, fund source and programme; fact_fund_flow opens it month by month.
select
  f.year,
  f.county_code,
  f.fund_source_code || '|' || coalesce(f.programme_code, '-') as item_no,
  sum(case when s.is_public_budget then f.ordered else 0 end) as numerator,
  sum(f.allocated) as denominator
from fact_fund_flow as f
join dim_fund_source as s on s.fund_source_code = f.fund_source_code
where s.is_public_budget
  or f.allocated > 0
group by f.year, f.county_code, f.fund_source_code || '|' || coalesce(f.programme_code, '-')

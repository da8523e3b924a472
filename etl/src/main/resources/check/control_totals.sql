-- Sums and counts that must agree between levels of the star. One row a control: its name, what is expected, what is found.
select 'payments modelled = payments loaded' as control, 'fact_payment' as table_name,
  cast((select count(*) from fact_payment) as string) as found,
  -- a payment number that came again in a later delivery stands once
  cast((select count(*) from fact_payment where delivery_id in (select delivery_id from fact_delivery where state = 'in_force')) as string) as expected
union all
select 'fund flow ordered = payments', 'fact_fund_flow',
  cast((select coalesce(sum(ordered), 0) from fact_fund_flow) as string),
  cast((select cast(coalesce(sum(amount), 0) as decimal(18,2)) from fact_payment) as string)
union all
select 'fund flow confirmed = bank returns paid', 'fact_fund_flow',
  cast((select coalesce(sum(confirmed), 0) from fact_fund_flow) as string),
  cast((select cast(coalesce(sum(bank_amount), 0) as decimal(18,2)) from fact_payment where bank_status = 'PAID') as string)
union all
select 'fund flow allocated = allocations', 'fact_fund_flow',
  cast((select coalesce(sum(allocated), 0) from fact_fund_flow) as string),
  cast((select cast(coalesce(sum(amount), 0) as decimal(18,2)) from fact_allocation) as string)
union all
select 'household years = last reviews of the register', 'fact_household_year',
  cast((select count(*) from fact_household_year) as string),
  cast((select count(*) from fact_register where is_last_of_year) as string)
union all
select 'deliveries balanced by source', 'fact_reconciliation',
  cast((select count(*) from fact_reconciliation where is_balanced) as string),
  cast((select count(*) from fact_reconciliation) as string)
union all
select 'quarantine = rows counted as quarantined', 'fact_quarantine',
  cast((select count(*) from fact_quarantine where line > 0) as string),
  cast((select coalesce(sum(quarantined), 0) from fact_reconciliation) as string)
union all
select 'parts of the income change = the change, to the cent', 'fact_income_change',
  cast((select cast(coalesce(sum(left_part + persons_part + operating_part + wage_part + property_part + transfer_part + entered_part), 0) as decimal(18,2)) from fact_income_change where households_stayed > 0) as string),
  cast((select cast(coalesce(sum(change), 0) as decimal(18,2)) from fact_income_change where households_stayed > 0) as string)
union all
-- the indicator gives the same income per person, so that the page that explains it speaks of the same figure
select 'income per person after the change = the indicator', 'fact_income_change',
  cast((select count(*) from fact_income_change as c join fact_indicator as i on i.indicator = 'income_per_capita' and i.area_code = c.area_code and i.year = c.year
    where cast(i.value as decimal(14,2)) = c.per_capita_after) as string),
  cast((select count(*) from fact_income_change) as string)

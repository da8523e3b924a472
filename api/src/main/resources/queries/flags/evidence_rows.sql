-- The delivered rows that evidence names, by their numbers (a list with commas): delivery, file and line. One row a delivered row.
-- The payments are looked for once, whatever is told of them.
with named_payment as materialized (
  select payment_no, paid_on, amount, delivery_id, line, bank_paid_on, bank_amount, bank_delivery_id, bank_line, county_code
  from fact_payment
  where payment_no in (select unnest(string_split(cast(:payments as varchar), ',')))
),
named_row as (
  select 'payment' as kind, payment_no as row_no, paid_on as happened_on, amount, delivery_id, line, county_code
  from named_payment
  union all
  select 'bank return', payment_no, bank_paid_on, bank_amount, bank_delivery_id, bank_line, county_code
  from named_payment
  where bank_delivery_id is not null
  union all
  select 'settlement', settlement_no, discharged_on, aid_paid, delivery_id, line, null
  from fact_settlement
  where settlement_no in (select unnest(string_split(cast(:settlements as varchar), ',')))
  union all
  select 'renovation', case_no, paid_on, upper_fund, delivery_id, line, county_code
  from fact_renovation
  where case_no in (select unnest(string_split(cast(:renovations as varchar), ',')))
  union all
  select 'loan', loan_no, issued_on, principal, delivery_id, line, null
  from fact_loan
  where loan_no in (select unnest(string_split(cast(:loans as varchar), ',')))
  union all
  select 'project', project_no, approved_on, budget, delivery_id, line, county_code
  from dim_project
  where project_no in (select unnest(string_split(cast(:projects as varchar), ',')))
  union all
  select 'visit', visit_no, visited_on, null, delivery_id, line, null
  from fact_visit
  where visit_no in (select unnest(string_split(cast(:visits as varchar), ',')))
  union all
  select 'notice', publication_no, posted_on, amount, delivery_id, line, county_code
  from fact_notice
  where publication_no in (select unnest(string_split(cast(:notices as varchar), ',')))
  union all
  select 'household', household_id, as_of, null, delivery_id, line, county_code
  from fact_register
  where household_id in (select unnest(string_split(cast(:households as varchar), ',')))
)
select
  named_row.kind,
  named_row.row_no,
  named_row.happened_on,
  named_row.amount,
  named_row.delivery_id,
  fact_delivery.file,
  named_row.line
from named_row
left join fact_delivery on fact_delivery.delivery_id = named_row.delivery_id
-- A row of another county that evidence names (an account shared across counties) is told without its delivery by the caller's scope.
where cast(:viewer_county as varchar) is null
  or named_row.county_code is null
  or named_row.county_code = cast(:viewer_county as varchar)
order by named_row.kind, named_row.row_no, named_row.happened_on nulls last, named_row.line nulls last
limit 200

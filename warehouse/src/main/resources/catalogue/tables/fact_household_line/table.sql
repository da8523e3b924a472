-- All that a household's dossier tells, side by side in one place of one file: what a small query costs is opening files and looking at
-- columns, so facts of every kind stand in one column as text. A line begins with what it tells of and the county that the fact lies in
-- where it lies in one, then its own columns; api.dossier.HistoryKind reads them in this order. Sixteen shelves by a digest of the household's
-- number, whatever numbers a city gives: who asks for one opens one file, and no shelf grows past the others. Made when all rules have run.
-- Grain: household_id, line.
with told_fact as (
  select household_id, concat_ws(chr(31), 'state', field(county_code), field(valid_from), field(valid_to), field(is_current),
    field(status), field(category), field(cause), field(village_code), field(town_code), field(housing_grade), field(enrolled_on),
    field(exited_on), field(members)) as line
  from dim_household
  union all
  select household_id, concat_ws(chr(31), 'review', '', field(max(as_of))) as line
  from fact_register
  group by household_id
  union all
  select household_id, concat_ws(chr(31), 'member', field(county_code), field(as_of), field(person_id), field(relation),
    field(birth_year), field(age), field(health), field(labour), field(schooling), field(left_behind), field(is_alive)) as line
  from fact_member
  union all
  select household_id, concat_ws(chr(31), 'year', field(county_code), field(year), field(persons), field(members),
    field(is_surveyed), field(operating), field(wage), field(property), field(transfer), field(income), field(medical_expense),
    field(education_expense), field(received), field(payments), field(category)) as line
  from fact_household_year
  union all
  select household_id, concat_ws(chr(31), 'payment', field(county_code), field(paid_on), field(payment_no), field(programme_code),
    field(person_id), field(amount), field(period), field(fund_source_code), field(payer), field(bank_status), field(bank_amount),
    field(bank_paid_on), field(publication_no), field(notice_posted_on), field(year), field(delivery_id), field(line)) as line
  from fact_payment
  union all
  select household_id, concat_ws(chr(31), 'visit', '', field(visited_on), field(visit_no), field(kind), field(branch_code),
    field(note)) as line
  from fact_visit
  union all
  select household_id, concat_ws(chr(31), 'loan', '', field(issued_on), field(loan_no), field(year), field(bank),
    field(principal), field(annual_rate), field(secured), field(purpose), field(due_on), field(repaid_on), field(status),
    field(interest_subsidy)) as line
  from fact_loan
  union all
  select household_id, concat_ws(chr(31), 'renovation', field(county_code), field(identified_on), field(case_no), field(grade), field(mode),
    field(started_on), field(completed_on), field(accepted_on), field(closed_on), field(upper_fund), field(local_fund),
    field(self_fund), field(paid_on)) as line
  from fact_renovation
  union all
  select household_id, concat_ws(chr(31), 'pairing', '', field(paired_on), field(branch_code), field(branch_name),
    field(ended_on)) as line
  from fact_pairing
  union all
  select household_id, concat_ws(chr(31), 'flag', field(county_code), field(rule), field(period), field(flag_id),
    field(severity), field(subject), field(subject_no), field(village_code), field(at_stake)) as line
  from fact_flag
)
select shelf_of(household_id) as shelf, household_id, line
from told_fact
where household_id is not null

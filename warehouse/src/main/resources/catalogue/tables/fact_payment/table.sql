-- Clause 四（一）, 六（四）: the three books of one payment beside each other: ordered, paid by the bank, published.
-- Grain: payment_no.
with dated_payment as (
  select
    p.*,
    year(p.paid_on) as year,
    case when length(p.period) = 7 then cast(p.period || '-01' as date) else make_date(cast(p.period as integer), 1, 1) end
      as period_starts_on,
    case when length(p.period) = 7 then last_day(cast(p.period || '-01' as date)) else make_date(cast(p.period as integer), 12, 31) end
      as period_ends_on
  from payment as p
),
household_of_person as (
  select person_id, year, min(household_id) as household_id
  from bridge_membership
  group by person_id, year
),
-- the last notice posted of a batch in a village is the one that stands
standing_notice as (
  select
    subject_no as batch_no,
    village_code,
    max_by(publication_no, cast(posted_on as string) || publication_no) as publication_no,
    max(posted_on) as posted_on
  from publication
  where subject = 'BATCH'
  group by subject_no, village_code
)
select
  p.payment_no,
  p.programme_code,
  p.person_id,
  p.name_token,
  coalesce(p.household_id, h.household_id) as household_id,
  p.village_code,
  p.account_id,
  p.account_name_token,
  p.amount,
  p.paid_on,
  p.period,
  p.fund_source_code,
  p.batch_no,
  p.payer,
  substring(p.village_code, 1, 9) as town_code,
  substring(p.village_code, 1, 6) as county_code,
  p.year,
  substring(cast(p.paid_on as string), 1, 7) as month,
  g.rhythm,
  p.period_starts_on,
  p.period_ends_on,
  p.household_id as given_household_id,
  p.written_person_id,
  p.id_number_is_valid as is_id_valid,
  p.is_repaired,
  b.status as bank_status,
  b.amount as bank_amount,
  b.account_id as bank_account_id,
  b.paid_on as bank_paid_on,
  b.delivery_id as bank_delivery_id,
  b.line as bank_line,
  n.publication_no,
  n.posted_on as notice_posted_on,
  p.delivery_id,
  p.line
from dated_payment as p
left join dim_programme as g on g.programme_code = p.programme_code
-- bank returns first: both lie by payment already, so that they meet without another shuffle
left join bank_return as b on b.payment_no = p.payment_no
left join household_of_person as h on h.person_id = p.person_id and h.year = p.year
left join standing_notice as n on n.batch_no = p.batch_no and n.village_code = p.village_code

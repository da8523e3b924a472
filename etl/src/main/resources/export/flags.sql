-- Flags, with the plain number of a person or an account in place of its token. Grain: a flag.
select
  f.rule,
  coalesce(p.id_number, a.account, f.subject_no) as subject_no,
  f.household_id,
  f.period,
  f.severity,
  f.county_code,
  f.village_code,
  f.at_stake,
  f.evidence
from fact_flag as f
left join vault_person as p on f.subject = 'person' and p.person_id = f.subject_no
left join vault_account as a on f.subject = 'account' and a.account_id = f.subject_no
order by f.rule, subject_no, f.period

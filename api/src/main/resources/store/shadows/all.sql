-- The runs beside of a rule (of all rules where none is named), newest first, with their ends.
select r.shadow_no, r.query_no, r.version, r.rule, r.county_code, r.document, r.words, r.proposed_by, r.proposed_at,
  e.words as end_words, e.ended_by, e.ended_at
from shadow_run as r
left join shadow_end as e on e.shadow_no = r.shadow_no
where :rule is null or r.rule = :rule
order by r.shadow_no desc

-- What people told, soonest due first; state is open, answered or null for all. Grain: tip_no.
select
  tip_no, notice_no, item_no, county_code, village_code, words, told_on, due_on,
  (select max(e.words) from tip_event as e where e.tip_no = tip.tip_no and e.act = 'case_opened') as case_no,
  (select max(e.done_at) from tip_event as e where e.tip_no = tip.tip_no and e.act = 'answered') as answered_at,
  count(*) over () as tips_in_all
from tip
where (:county_code is null or county_code = :county_code)
  and (
    :state is null
    or (:state = 'answered') = exists (select 1 from tip_event as e where e.tip_no = tip.tip_no and e.act = 'answered')
  )
order by due_on, tip_no
limit :limit offset :skip

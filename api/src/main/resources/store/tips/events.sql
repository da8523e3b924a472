select tip_no, act, done_by, done_at, words
from tip_event
where tip_no = :tip_no
order by event_no

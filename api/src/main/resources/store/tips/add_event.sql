insert into tip_event (event_no, tip_no, act, done_by, done_at, words)
values ((select coalesce(max(event_no), 0) + 1 from tip_event), :tip_no, :act, :done_by, :done_at, :words)

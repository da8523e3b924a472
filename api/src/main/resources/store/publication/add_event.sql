insert into notice_event (event_no, notice_no, version, act, done_by, done_at, note) values ((select coalesce(max(event_no), 0) + 1 from notice_event), :notice_no, :version, :act, :user, :now, :note)

insert into notice_event (notice_no, version, act, done_by, done_at, note) values (:notice_no, :version, :act, :user, :now, :note)

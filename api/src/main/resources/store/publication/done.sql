select act from notice_event where notice_no = :notice_no and version = :version and act = :act

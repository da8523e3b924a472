select notice_no from notice_version where kind = :kind and area_code = :area_code and subject_no = :subject_no

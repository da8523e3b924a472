select sealed from teller where tip_no = :tip_no

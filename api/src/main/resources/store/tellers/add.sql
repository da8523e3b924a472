insert into teller (tip_no, sealed) values (:tip_no, :sealed)

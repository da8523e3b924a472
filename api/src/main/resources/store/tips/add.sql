insert into tip (tip_no, receipt_hash, notice_no, item_no, county_code, village_code, words, told_on, due_on)
values (:tip_no, :receipt_hash, :notice_no, :item_no, :county_code, :village_code, :words, :told_on, :due_on)

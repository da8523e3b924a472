select tip_no, notice_no, item_no, county_code, village_code, words, told_on, due_on
from tip
where receipt_hash = :receipt_hash

select tip_no, notice_no, item_no, county_code, village_code, words, told_on, due_on
from tip
where tip_no = :tip_no

select * from case_event where entry_no > :entry_no order by entry_no

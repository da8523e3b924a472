select count(*) as tips from tip

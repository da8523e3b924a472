-- Rows of one table with the file that each was delivered in.
select evidence_row.*, fact_delivery.file as evidence_file
from (/* the rows of the table */) as evidence_row
left join fact_delivery on fact_delivery.delivery_id = evidence_row.delivery_id

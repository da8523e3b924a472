-- Rows of one delivered table, newest first, each with the file that it came in. What fills the places is named by the catalogue.
select delivered_row.*, fact_delivery.file as delivered_file
from (
  select *
  from {{table}}
  where {{conditions}}
  order by {{key}}
  limit {{most}}
) as delivered_row
left join fact_delivery on fact_delivery.delivery_id = delivered_row.delivery_id

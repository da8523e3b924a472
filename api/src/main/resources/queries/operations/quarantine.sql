-- The refused rows of one delivery by line; one page, after the line whose key is given. The raw text stays in the vault.
select
  fact_quarantine.line,
  fact_quarantine.column_name,
  fact_quarantine.reason,
  fact_quarantine.says,
  lpad(cast(fact_quarantine.line as varchar), 10, '0') as sort_key
from fact_quarantine
join fact_delivery on fact_delivery.delivery_id = fact_quarantine.delivery_id
where fact_quarantine.delivery_id = :delivery
  and (cast(:viewer_county as varchar) is null or fact_delivery.area_code = cast(:viewer_county as varchar))
  and (
    cast(:after_key as varchar) is null
    or (lpad(cast(fact_quarantine.line as varchar), 10, '0'), fact_quarantine.reason) > (cast(:after_key as varchar), cast(:after_id as varchar))
  )
order by fact_quarantine.line, fact_quarantine.reason
limit cast(:limit as integer)

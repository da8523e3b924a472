-- Grain: a body that pays.
select distinct payer
from fact_payment

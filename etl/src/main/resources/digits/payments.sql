-- Grain: a payment. The amounts of each programme.
select programme_code, amount from fact_payment order by programme_code, payment_no

-- What a neighbour may know of each payment: whom, which household, in which year and village, by which programme, how much.
-- Grain: payment.
select person_id as person, household_id as household, year, village_code, programme_code, amount
from fact_payment
where household_id is not null

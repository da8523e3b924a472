-- Grain: a party branch, under the last name it was delivered with.
select branch_code, max_by(branch_name, paired_on) as branch_name
from pairing
group by branch_code

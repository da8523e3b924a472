-- What each party branch is called: a visit names it by its code. Grain: branch_code.
select branch_code, branch_name
from dim_branch
order by branch_code

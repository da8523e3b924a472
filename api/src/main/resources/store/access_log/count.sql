select count(*) as entries
from access_log_by_day
where (:user is null or user_name = :user)
  and (:looked_at is null or looked_at = :looked_at)
  and (:subject is null or subject_no = :subject)
  and (:from is null or day >= :from)
  and (:to is null or day <= :to)

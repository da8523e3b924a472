select count(*) as entries
from access_log
where (:user is null or user_name = :user)
  and (:looked_at is null or looked_at = :looked_at)
  and (:subject is null or subject_no = :subject)
  and (:from is null or date(at, '+8 hours') >= :from)
  and (:to is null or date(at, '+8 hours') <= :to)

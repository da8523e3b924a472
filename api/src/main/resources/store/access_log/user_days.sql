-- What someone looked at on one day of the city. Grain: user, day. Entries without a stated purpose show no person.
select
  user_name,
  day,
  count(*) as looks,
  count(distinct subject_no) as subjects,
  sum(case when time_of_day < :day_begins or time_of_day >= :day_ends then 1 else 0 end) as at_night,
  count(distinct purpose) as purposes
from access_log_by_day
where purpose is not null and looked_at <> 'account' and at >= :since
group by user_name, day
order by day, user_name

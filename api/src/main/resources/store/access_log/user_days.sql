-- What someone looked at on one day of the city (UTC+8). Grain: user, day. Entries without a stated purpose show no person.
select
  user_name,
  date(at, '+8 hours') as day,
  count(*) as looks,
  count(distinct subject_no) as subjects,
  sum(time(at, '+8 hours') < :day_begins or time(at, '+8 hours') >= :day_ends) as at_night,
  count(distinct purpose) as purposes
from access_log
where purpose is not null and looked_at <> 'account' and at >= :since
group by user_name, date(at, '+8 hours')
order by day, user_name

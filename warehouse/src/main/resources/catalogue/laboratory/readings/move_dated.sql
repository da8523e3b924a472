-- A parameter's new value, in the place of the one that holds from that day.
update dim_parameter
set value = ?
where name = ?
  and valid_from = ?

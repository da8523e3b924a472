-- A parameter's new value, in the place of the one that holds at the end of the year.
update dim_parameter
set value = ?
where name = ?
  and make_date(cast(? as integer), 12, 31) between valid_from and valid_to

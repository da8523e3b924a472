-- What visits to households of the random control found; such a household bore no flag. Rows are added and never changed.
create table control_visit (
  visit_no integer primary key,
  household_id text not null,
  county_code text not null,
  snapshot_id text not null,
  is_found integer not null check (is_found in (0, 1)),
  note text not null,
  recorded_by text not null,
  recorded_at text not null
);
create unique index control_visit_once on control_visit (household_id, snapshot_id);
create trigger control_visit_stays before update on control_visit
begin select raise(abort, 'a control visit is never changed'); end;
create trigger control_visit_is_kept before delete on control_visit
begin select raise(abort, 'a control visit is never deleted'); end;

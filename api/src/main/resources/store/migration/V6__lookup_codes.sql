-- The look-up codes on the households' lists, as HMAC alone. Grain: code_hash. One code of a household is good at a time.
create table lookup_code (
  code_hash text primary key,
  household_id text not null,
  village_code text not null,
  county_code text not null,
  issued_by text not null,
  issued_at text not null,
  expires_on text not null,
  replaced_at text
);

create unique index lookup_code_good on lookup_code (household_id) where replaced_at is null;
create index lookup_code_village on lookup_code (county_code, village_code, issued_at);

create trigger lookup_code_is_only_replaced before update on lookup_code
when new.code_hash <> old.code_hash or new.household_id <> old.household_id or new.village_code <> old.village_code
  or new.county_code <> old.county_code or new.issued_by <> old.issued_by or new.issued_at <> old.issued_at
  or new.expires_on <> old.expires_on or old.replaced_at is not null
begin
  select raise(abort, 'a look-up code is only replaced');
end;

create trigger lookup_code_is_never_removed before delete on lookup_code
begin
  select raise(abort, 'a look-up code is never removed');
end;

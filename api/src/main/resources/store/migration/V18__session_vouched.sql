-- A provider of identities vouches for the owner of a session in place of password and second factor.
alter table session add column is_vouched integer not null default 0;

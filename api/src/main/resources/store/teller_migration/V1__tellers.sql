-- How to reach whoever told something and wished to be reached, sealed under a key beside this file. Grain: tip_no.
create table teller (
  tip_no text primary key,
  sealed blob not null
);

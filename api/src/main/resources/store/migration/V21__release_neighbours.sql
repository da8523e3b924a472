-- Persons whom a neighbour would learn of in a release, had nothing been left out, and as it is. Empty in releases of earlier programs.
alter table dataset_release add column told_before integer;
alter table dataset_release add column persons_told integer;

-- One row, which every change that the public can see writes anew.
create table catalogue_version (
  id   integer     not null primary key,
  mark varchar(36) not null
);

-- One row: how often studios were written. Whoever writes holds it, so that one writes at a time, whoever reads looks
-- whether it has moved.
create table studio_version (
  id     integer not null primary key,
  number bigint  not null
);

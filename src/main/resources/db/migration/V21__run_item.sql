-- What the items of unfinished runs brought, for whoever has to go on with them. Item: what it is, as a hash. May be here a
-- moment before the run is, so no reference.
create table run_item (
  run_id   varchar(32)     not null,
  item     varchar(64)     not null,
  sequence bigint          not null,
  data     varchar(200000) not null,
  primary key (run_id, item)
);

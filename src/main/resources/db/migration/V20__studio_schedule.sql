-- When each studio that has a schedule is refreshed next, and when it was last. Times are UTC. Several servers on one
-- database look at the same rows, and whoever moves next_at on starts the run.
create table studio_schedule (
  studio_id  varchar(64)  not null primary key,
  expression varchar(200) not null,
  timezone   varchar(64)  not null,
  next_at    timestamp(3) not null,
  last_at    timestamp(3),
  last_run   varchar(32)
);

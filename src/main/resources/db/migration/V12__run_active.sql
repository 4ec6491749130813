-- The work that is under way or waits, so that asking for it again joins it. Work: what makes two requests the same, as a hash.
create table run_active (
  work   varchar(64) not null primary key,
  run_id varchar(32) not null
);

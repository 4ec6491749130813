-- What happened that somebody may want to be told, written in the transaction in which it happened. state: open as long as
-- the run goes on, ready when it has ended, spread when each subscription has its delivery. No reference to the run, which
-- may be forgotten earlier. studio_id is empty for a run of several. Times are UTC.
create table notice_event (
  id        varchar(40)   not null primary key,
  type      varchar(32)   not null,
  run_id    varchar(40)   not null,
  studio_id varchar(64)   not null,
  at        timestamp(3)  not null,
  state     varchar(8)    not null,
  data      varchar(60000) not null
);

-- Runs and their event logs. Plain SQL that H2 and PostgreSQL both read. Times are UTC.

create table run (
  id              varchar(32)   not null primary key,
  kind            varchar(64)   not null,
  subjects        varchar(4000) not null,
  dry_run         boolean       not null,
  state           varchar(16)   not null,
  requested_at    timestamp(3)  not null,
  started_at      timestamp(3),
  ended_at        timestamp(3),
  error           varchar(4000),
  last_sequence   bigint        not null
);

create index run_by_state on run (state, id);

-- The names under which runs were asked for. May be here a moment before the run itself is, so no reference.
create table run_name (
  name   varchar(200) not null primary key,
  run_id varchar(32)  not null
);

-- The result that a run holds back until an admin decides. No reference, for the same reason.
create table run_held (
  run_id  varchar(32) not null primary key,
  payload text        not null
);

-- position: the order over all runs, for those who watch them all.
create table run_event (
  run_id   varchar(32)      not null references run (id) on delete cascade,
  sequence bigint           not null,
  position bigint           not null,
  at       timestamp(3)     not null,
  name     varchar(32)      not null,
  level    varchar(8),
  item     varchar(2000),
  text     varchar(1000000) not null,
  frame    varchar(1000000) not null,
  primary key (run_id, sequence)
);

create unique index run_event_by_position on run_event (position);

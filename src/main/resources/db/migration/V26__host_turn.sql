-- What all servers together owe to a host: not to ask it again before next_at, nor before the end of a pause that it
-- asked for with an answer of that status, for so many seconds. By the database's clock. A server that came too early is
-- noted, so that it comes before the others at the next turn.
create table host_turn (
  host          varchar(300)                not null primary key,
  next_at       timestamp(6) with time zone not null,
  wanted_by     varchar(64),
  paused_until  timestamp(6) with time zone,
  pause_status  integer,
  pause_seconds bigint
);

-- The servers that share this database, as they say of themselves now and then.
create table node (
  id         varchar(64)                 not null primary key,
  started_at timestamp(3) with time zone not null,
  seen_at    timestamp(3) with time zone not null,
  streams    integer                     not null,
  runs       integer                     not null
);

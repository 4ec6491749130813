-- How many clients watch which run on which server: runs that are not over and that somebody watches.
create table run_watch (
  run_id   varchar(32) not null,
  node_id  varchar(64) not null,
  watchers integer     not null,
  primary key (run_id, node_id)
);

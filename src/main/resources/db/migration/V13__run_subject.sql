-- Who works on what: one run at a time for each subject, and when each was served last, for the order in the queue.
create table run_subject (
  subject   varchar(64) not null primary key,
  run_id    varchar(32),
  served_at timestamp(3) with time zone
);

-- The words of its page that each value of a workshop rests on, as they were last read.
create table workshop_evidence (
  workshop_uuid varchar(400)  not null primary key references workshop (uuid) on delete cascade,
  page          varchar(2000) not null,
  read_at       timestamp     not null,
  quotes        text          not null
);

-- The words of its page that each value of a workshop rests on, as they were last read.
create table workshop_evidence (
  workshop_uuid varchar(400)  not null primary key references workshop (uuid) on delete cascade,
  page          varchar(2000) not null,
  read_at       timestamp     not null,
  quotes        text          not null
);

-- What a page announces too unclearly to be taken for a workshop before a person looked.
create table workshop_review (
  uuid       varchar(400) not null primary key,
  id         varchar(24)  not null unique,
  studio_id  varchar(64)  not null,
  confidence double precision not null,
  workshop   text         not null,
  evidence   text         not null,
  found_at   timestamp    not null,
  decision   varchar(8),
  decided_by varchar(200),
  decided_at timestamp,
  reason     varchar(500)
);

create index workshop_review_by_studio on workshop_review (studio_id, uuid);

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

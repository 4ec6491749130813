-- What the public sees: a row for each meeting that is listed, or was, with the values that count. It follows from the
-- tables of the workshops and of what people set, and is written with them in one transaction.
create table listing (
  meeting       varchar(32)   not null primary key,
  workshop_id   varchar(24)   not null,
  workshop_uuid varchar(400)  not null references workshop (uuid) on delete cascade,
  position      integer       not null,
  studio_id     varchar(64)   not null,
  event_type    varchar(16)   not null,
  link          varchar(16000) not null,
  artists       varchar(16000),
  song          varchar(16000),
  pricing       varchar(16000),
  artist_ids    varchar(16000) not null,
  choreography  varchar(16000),
  slot_date     date          not null,
  start_time    time,
  end_time      time,
  starts_at     timestamp     not null,
  words         varchar(32000) not null,
  sequence      integer       not null,
  listed        boolean       not null,
  first_seen_at timestamp     not null,
  updated_at    timestamp     not null,
  cancelled_at  timestamp
);

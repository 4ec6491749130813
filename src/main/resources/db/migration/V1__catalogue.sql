-- Workshops of the studios, their meetings and their artists. Plain SQL that H2 and PostgreSQL both read.

create table workshop (
  uuid        varchar(400)  not null primary key,
  studio_id   varchar(64)   not null,
  link        varchar(2000) not null,
  event_type  varchar(16)   not null,
  artists     varchar(500),
  song        varchar(500),
  pricing     varchar(4000),
  last_day    date          not null,
  updated_at  timestamp     not null,
  archived_at timestamp
);

create index workshop_by_studio on workshop (studio_id, archived_at);
create index workshop_by_day on workshop (last_day, archived_at);

create table workshop_slot (
  workshop_uuid varchar(400) not null references workshop (uuid) on delete cascade,
  position      integer      not null,
  slot_date     date         not null,
  start_time    time,
  end_time      time,
  primary key (workshop_uuid, position)
);

create table artist (
  artist_id      varchar(200) not null primary key,
  artist_name    varchar(200) not null,
  image_url      varchar(2000),
  instagram_link varchar(2000)
);

create table artist_alias (
  artist_id varchar(200) not null references artist (artist_id) on delete cascade,
  alias     varchar(200) not null,
  primary key (artist_id, alias)
);

-- No foreign key to artist: what a refresh wrote stays readable when an artist is renamed or removed.
create table workshop_artist (
  workshop_uuid varchar(400) not null references workshop (uuid) on delete cascade,
  position      integer      not null,
  artist_id     varchar(200) not null,
  primary key (workshop_uuid, position)
);

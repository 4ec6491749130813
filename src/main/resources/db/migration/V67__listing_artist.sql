create table listing_artist (
  artist_id varchar(200) not null,
  starts_at timestamp    not null,
  meeting   varchar(32)  not null references listing (meeting) on delete cascade,
  primary key (artist_id, starts_at, meeting)
);

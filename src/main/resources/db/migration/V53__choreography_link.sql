-- Where choreographies are shown: an address, the song and the artists, whose ids are sorted and joined by commas.
create table choreography_link (
  url        varchar(500)  not null primary key,
  song       varchar(500)  not null,
  artist_ids varchar(12000) not null,
  updated_at timestamp     not null
);

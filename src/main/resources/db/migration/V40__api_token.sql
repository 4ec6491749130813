-- The tokens that callers prove themselves with. Of the secret there is only the beginning, to recognise it, and the
-- SHA-256 of all of it. studios: ids with blanks between them, or nothing for all studios. Times are UTC. Each server
-- reads all rows every second.
create table api_token (
  id         varchar(16)   not null primary key,
  prefix     varchar(16)   not null,
  hash       varchar(64)   not null unique,
  name       varchar(100)  not null,
  role       varchar(16)   not null,
  studios    varchar(4000) not null,
  expires_at timestamp(3),
  created_at timestamp(3)  not null,
  created_by varchar(200)  not null
);

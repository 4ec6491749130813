-- Tickets that open one stream of one run each, for clients that can send neither token nor cookie. Deleted as they are
-- used. Of the secret there is the SHA-256. token_id: of the one who asked, or nothing where no token was needed. Times
-- are UTC.
create table stream_ticket (
  hash       varchar(64)  not null primary key,
  run_id     varchar(32)  not null,
  token_id   varchar(16),
  session    varchar(64),
  expires_at timestamp(3) not null
);

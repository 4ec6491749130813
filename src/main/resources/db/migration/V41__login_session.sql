-- Browsers that are logged in by a token. Of the secret in their cookie there is the SHA-256. Times are UTC. Each server
-- reads all rows every second.
create table login_session (
  hash       varchar(64)  not null primary key,
  token_id   varchar(16)  not null,
  created_at timestamp(3) not null,
  seen_at    timestamp(3) not null,
  expires_at timestamp(3) not null
);

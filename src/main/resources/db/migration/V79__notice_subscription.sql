-- Who is told of what: by webhook or mail. kinds and studios: words with a blank around each, no studios for all.
-- taken_by, taken_until: the server that delivers to it now, one at a time. Times are UTC.
create table notice_subscription (
  id               varchar(16)    not null primary key,
  channel          varchar(8)     not null,
  address          varchar(2000)  not null,
  name             varchar(100)   not null,
  kinds            varchar(400)   not null,
  studios          varchar(16000) not null,
  secret           varchar(200),
  old_secret       varchar(200),
  old_secret_until timestamp(3),
  enabled          boolean        not null,
  disabled_because varchar(200),
  created_at       timestamp(3)   not null,
  created_by       varchar(200)   not null,
  failures         integer        not null,
  taken_by         varchar(64),
  taken_until      timestamp(3)
);

-- What was read from pages of studios, so that what did not change is neither sent nor read again. Rows of another
-- program or of other settings of the studio have another state and count for nothing.
create table page_cache (
  studio_id varchar(64) not null,
  link varchar(64) not null,
  state varchar(64) not null,
  address varchar(4000),
  etag varchar(200) not null,
  last_modified varchar(200) not null,
  content varchar(64) not null,
  links text not null,
  claims bytea,
  read_at timestamp not null,
  primary key (studio_id, link)
);

-- What is left of a limit that all servers count together, as Bucket4j writes it.
create table rate_bucket (
  name varchar(200) primary key,
  state bytea not null,
  used_at timestamp not null
);
